import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { mostPeople } from '../domain/span-report.ts';
import { workEntrySchema } from '../domain/work-log.ts';
import type { RouteTable } from './route.ts';
import { workQuestionSchema } from './work-question.ts';

/** The part of the desk contract about work that was done; the whole log is beside it, /v1/work.csv. */
export const workRoutes = {
  'work.list': {
    method: 'GET',
    path: '/v1/work',
    access: 'staff',
    summary:
      'The work log, newest first: a technician sees his own, a lead everybody’s. Pages by the last entry.',
    query: workQuestionSchema.extend({
      beforeAt: timestampSchema.optional(),
      beforeEntryId: uuidSchema.optional(),
    }),
    response: z.strictObject({ entries: z.array(workEntrySchema).max(100) }),
  },
  'work.sums': {
    method: 'GET',
    path: '/v1/work/sums',
    access: 'staff',
    summary: 'Who wrote how many minutes down in a span of days.',
    query: workQuestionSchema,
    response: z.strictObject({
      people: z
        .array(
          z.strictObject({
            accountId: uuidSchema,
            name: z.string().max(120),
            minutes: z.int().min(0),
            entries: z.int().min(0),
          }),
        )
        .max(mostPeople),
    }),
  },
} as const satisfies RouteTable;
