import { z } from 'zod';
import { monthQuestionSchema } from '../../../shared/contract/report-routes.ts';

const { month, queue, site } = monthQuestionSchema.shape;

/** What the address of the report says; what cannot be read counts as not said: this month, all queues and sites. */
export const reportSearchSchema = z.object({
  month: month.optional().catch(undefined),
  queue: queue.catch(undefined),
  site: site.catch(undefined),
});
export type ReportSearch = z.infer<typeof reportSearchSchema>;
