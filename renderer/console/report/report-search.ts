import { z } from 'zod';
import {
  monthQuestionSchema,
  spanQuestionSchema,
} from '../../../shared/contract/report-questions.ts';
import { type ReportSpan, isReportSpan, wholeSpan } from '../../../shared/domain/report-span.ts';

const { from, until, queue, site } = spanQuestionSchema.shape;

/** What the address of the report says; what cannot be read counts as not said: all queues and sites. */
export const reportSearchSchema = z.object({
  from: from.optional().catch(undefined),
  until: until.optional().catch(undefined),
  /** As addresses had it before there were other spans. */
  month: monthQuestionSchema.shape.month.optional().catch(undefined),
  queue: queue.catch(undefined),
  site: site.catch(undefined),
});
export type ReportSearch = z.infer<typeof reportSearchSchema>;

/** The span of an address; without one that makes sense the month of today. */
export function spanOfSearch(search: ReportSearch, today: string): ReportSpan {
  const span = { from: search.from ?? '', until: search.until ?? '' };
  if (isReportSpan(span)) return span;
  return wholeSpan('month', search.month === undefined ? today : `${search.month}-01`);
}
