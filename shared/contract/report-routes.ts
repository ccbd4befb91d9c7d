import { spanReportSchema } from '../domain/span-report.ts';
import { monthQuestionSchema, spanQuestionSchema } from './report-questions.ts';
import type { RouteTable } from './route.ts';

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
