import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { isReportSpan, reportSpanShape } from '../domain/report-span.ts';
import { workQueueSchema } from '../domain/report-type.ts';
import { monthSchema, spanReportSchema } from '../domain/span-report.ts';
import type { RouteTable } from './route.ts';

/** Of which queue and which site; all queues that the reader may see, and all sites, when left out. */
const partShape = { queue: workQueueSchema.optional(), site: uuidSchema.optional() } as const;

export const spanQuestionSchema = z
  .strictObject({ ...reportSpanShape, ...partShape })
  .refine(isReportSpan, 'Ends before it begins, or is longer than a year');
export const monthQuestionSchema = z.strictObject({ month: monthSchema, ...partShape });

/** The part of the desk contract about how the desk did; its files are beside it, /v1/reports/span.* and month.*. */
export const reportRoutes = {
  'report.span': {
    method: 'GET',
    path: '/v1/reports/span',
    access: 'lead',
    summary:
      'Figures over the tickets that arrived in a span of days, a year at most, beside the span before. No names of visitors.',
    query: spanQuestionSchema,
    response: spanReportSchema,
  },
  'report.month': {
    method: 'GET',
    path: '/v1/reports/month',
    access: 'lead',
    summary: 'The same of the span that is a calendar month.',
    query: monthQuestionSchema,
    response: spanReportSchema,
  },
} as const satisfies RouteTable;
