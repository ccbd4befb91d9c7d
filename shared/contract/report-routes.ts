import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { monthReportSchema, monthSchema } from '../domain/month-report.ts';
import { workQueueSchema } from '../domain/report-type.ts';
import type { RouteTable } from './route.ts';

/** Which month, of which queue and of which site; all queues that the reader may see, and all sites, when left out. */
export const monthQuestionSchema = z.strictObject({
  month: monthSchema,
  queue: workQueueSchema.optional(),
  site: uuidSchema.optional(),
});

/** The part of the desk contract about how the desk did; its files are beside it, /v1/reports/month.*. */
export const reportRoutes = {
  'report.month': {
    method: 'GET',
    path: '/v1/reports/month',
    access: 'lead',
    summary: 'Figures over the tickets that arrived in a month. No names of visitors.',
    query: monthQuestionSchema,
    response: monthReportSchema,
  },
} as const satisfies RouteTable;
