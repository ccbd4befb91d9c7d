import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { timestamp } from '../../shared/base/clock.ts';
import type { Fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Role } from '../../shared/contract/desk-contract.ts';
import type {
  monthQuestionSchema,
  spanQuestionSchema,
} from '../../shared/contract/report-questions.ts';
import { sumFeedback } from '../../shared/domain/feedback.ts';
import { groupFeedback } from '../../shared/domain/feedback-groups.ts';
import { mainFigures } from '../../shared/domain/main-figures.ts';
import {
  type ReportSpan,
  daysOf,
  kindOf,
  spanBefore,
  wholeSpan,
} from '../../shared/domain/report-span.ts';
import type { SpanReport } from '../../shared/domain/span-report.ts';
import { spanTally } from '../../shared/domain/span-tally.ts';
import type { DeskContext } from '../desk-context.ts';
import { spanOf } from '../priority/day-span.ts';
import { queuesOf } from '../queue/visibility.ts';
import { unknownSite } from '../site/unknown-site.ts';
import { answersWithTickets } from '../store/feedback-group-store.ts';
import type { ReportScope } from '../store/report-scope.ts';
import { countSkipped, feedbackOf, reportedTickets, workedMinutes } from '../store/report-store.ts';
import { listSites } from '../store/site-store.ts';
import { unsolvedTickets } from '../store/unsolved-store.ts';
import { localHours } from './local-hours.ts';

type SpanQuestion = z.output<typeof spanQuestionSchema>;

/** A month is asked for as the span that it is. */
export function askedSpan({ month, ...part }: z.output<typeof monthQuestionSchema>): SpanQuestion {
  return { ...wholeSpan('month', `${month}-01`), ...part };
}

/** The figures of a span, of what somebody of this role may see; a site may be closed by now. */
export async function spanReport(
  context: DeskContext,
  role: Role,
  { queue, site: siteId, ...span }: SpanQuestion,
): Promise<Result<SpanReport, Fault>> {
  const { read } = context.database;
  const sites = siteId === undefined ? [] : await listSites(read, context.settings.siteName);
  const site = sites.find((each) => each.siteId === siteId);
  if (siteId !== undefined && site === undefined) return err(unknownSite());
  const timeZone = context.settings.timeZone ?? Temporal.Now.timeZoneId();
  const hourOf = localHours(timeZone);
  const seen = queuesOf(role);
  const scopeOf = (days: ReportSpan): ReportScope => ({
    ...spanOf(days, timeZone),
    queues: queue === undefined ? seen : seen.filter((one) => one === queue),
    siteId: siteId ?? null,
  });
  const figuresOf = async (days: ReportSpan) => {
    const scope = scopeOf(days);
    const tally = spanTally(daysOf(days), hourOf, context.clock.nowMs());
    for await (const page of reportedTickets(context.database, scope, seen)) {
      for (const ticket of page) tally.add(ticket);
    }
    return {
      ...tally.sums(),
      feedback: sumFeedback(await feedbackOf(read, scope)),
      work: await workedMinutes(read, scope),
      skippedSteps: await countSkipped(read, scope),
    };
  };
  const before = spanBefore(span);
  return ok({
    ...span,
    ...(kindOf(span) === 'month' ? { month: span.from.slice(0, 7) } : {}),
    before: { ...before, figures: mainFigures(await figuresOf(before)) },
    timeZone,
    queue: queue ?? null,
    ...(site === undefined ? {} : { site: { siteId: site.siteId, name: site.name } }),
    madeAt: timestamp(context.clock),
    ...(await figuresOf(span)),
    feedbackBy: groupFeedback(await answersWithTickets(read, scopeOf(span))),
    unsolved: (await unsolvedTickets(read, scopeOf(span))).map(({ givenAt, ...ticket }) => ({
      ...ticket,
      day: hourOf(givenAt).day,
    })),
  });
}
