import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { isReportSpan, monthSchema, reportSpanShape } from '../domain/report-span.ts';
import { workQueueSchema } from '../domain/report-type.ts';

/** Of which queue and which site; all queues that the reader may see, and all sites, when left out. */
const partShape = { queue: workQueueSchema.optional(), site: uuidSchema.optional() } as const;

export const spanQuestionSchema = z
  .strictObject({ ...reportSpanShape, ...partShape })
  .refine(isReportSpan, 'Ends before it begins, or is longer than a year');
export const monthQuestionSchema = z.strictObject({ month: monthSchema, ...partShape });
