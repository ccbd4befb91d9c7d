import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { timestamp } from '../../shared/base/clock.ts';
import type { Fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Role } from '../../shared/contract/desk-contract.ts';
import type { monthQuestionSchema } from '../../shared/contract/report-routes.ts';
import { sumFeedback } from '../../shared/domain/feedback.ts';
import type { MonthReport } from '../../shared/domain/month-report.ts';
import { monthTally } from '../../shared/domain/month-tally.ts';
import type { DeskContext } from '../desk-context.ts';
import { spanOf } from '../priority/day-span.ts';
import { queuesOf } from '../queue/visibility.ts';
import { unknownSite } from '../site/unknown-site.ts';
import type { ReportScope } from '../store/report-scope.ts';
import { countSkipped, feedbackOf, reportedTickets, workedMinutes } from '../store/report-store.ts';
import { listSites } from '../store/site-store.ts';
import { unsolvedTickets } from '../store/unsolved-store.ts';
import { localHours } from './local-hours.ts';

/** The figures of a month, of what somebody of this role may see; a site may be closed by now. */
export async function monthReport(
  context: DeskContext,
  role: Role,
  { month, queue, site: siteId }: z.output<typeof monthQuestionSchema>,
): Promise<Result<MonthReport, Fault>> {
  const { database, clock } = context;
  const sites =
    siteId === undefined ? [] : await listSites(database.read, context.settings.siteName);
  const site = sites.find((each) => each.siteId === siteId);
  if (siteId !== undefined && site === undefined) return err(unknownSite());
  const timeZone = context.settings.timeZone ?? Temporal.Now.timeZoneId();
  const seen = queuesOf(role);
  const days = daysOf(month);
  const scope: ReportScope = {
    ...spanOf({ from: days[0] ?? '', until: days.at(-1) ?? '' }, timeZone),
    queues: queue === undefined ? seen : seen.filter((one) => one === queue),
    siteId: siteId ?? null,
  };
  const hourOf = localHours(timeZone);
  const tally = monthTally(days, hourOf, clock.nowMs());
  for await (const page of reportedTickets(database, scope, seen)) {
    for (const ticket of page) tally.add(ticket);
  }
  return ok({
    month,
    timeZone,
    queue: queue ?? null,
    ...(site === undefined ? {} : { site: { siteId: site.siteId, name: site.name } }),
    madeAt: timestamp(clock),
    ...tally.sums(),
    feedback: sumFeedback(await feedbackOf(database.read, scope)),
    unsolved: (await unsolvedTickets(database.read, scope)).map(({ givenAt, ...ticket }) => ({
      ...ticket,
      day: hourOf(givenAt).day,
    })),
    work: await workedMinutes(database.read, scope),
    skippedSteps: await countSkipped(database.read, scope),
  });
}

/** Every day of a month, `2026-11-01` first. */
function daysOf(month: string): readonly string[] {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return Array.from(
    { length: daysInMonth },
    (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`,
  );
}
