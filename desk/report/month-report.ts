import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { timestamp } from '../../shared/base/clock.ts';
import type { Role } from '../../shared/contract/desk-contract.ts';
import type { monthQuestionSchema } from '../../shared/contract/report-routes.ts';
import { sumFeedback } from '../../shared/domain/feedback.ts';
import type { MonthReport } from '../../shared/domain/month-report.ts';
import { monthTally } from '../../shared/domain/month-tally.ts';
import type { DeskContext } from '../desk-context.ts';
import { spanOf } from '../priority/day-span.ts';
import { queuesOf } from '../queue/visibility.ts';
import { countSkipped, feedbackOf, reportedTickets, workedMinutes } from '../store/report-store.ts';
import { unsolvedTickets } from '../store/unsolved-store.ts';
import { localHours } from './local-hours.ts';

/** The figures of a month, of what somebody of this role may see. */
export async function monthReport(
  context: DeskContext,
  role: Role,
  { month, queue }: z.output<typeof monthQuestionSchema>,
): Promise<MonthReport> {
  const { database, clock } = context;
  const timeZone = context.settings.timeZone ?? Temporal.Now.timeZoneId();
  const seen = queuesOf(role);
  const counted = queue === undefined ? seen : seen.filter((one) => one === queue);
  const days = daysOf(month);
  const span = spanOf({ from: days[0] ?? '', until: days.at(-1) ?? '' }, timeZone);
  const hourOf = localHours(timeZone);
  const tally = monthTally(days, hourOf, clock.nowMs());
  for await (const page of reportedTickets(database, span, { counted, seen })) {
    for (const ticket of page) tally.add(ticket);
  }
  return {
    month,
    timeZone,
    queue: queue ?? null,
    madeAt: timestamp(clock),
    ...tally.sums(),
    feedback: sumFeedback(await feedbackOf(database.read, span, counted)),
    unsolved: (await unsolvedTickets(database.read, span, counted)).map(
      ({ givenAt, ...ticket }) => ({ ...ticket, day: hourOf(givenAt).day }),
    ),
    work: await workedMinutes(database.read, span, counted),
    skippedSteps: await countSkipped(database.read, span, counted),
  };
}

/** Every day of a month, `2026-11-01` first. */
function daysOf(month: string): readonly string[] {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return Array.from(
    { length: daysInMonth },
    (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`,
  );
}
