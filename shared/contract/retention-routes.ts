import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { cleanText } from '../base/untrusted-text.ts';
import { erasedCountsSchema, retentionTermsSchema } from '../domain/retention.ts';
import type { RouteTable } from './route.ts';

const standingSchema = z.strictObject({
  /** Null while nobody chose: then nothing is erased. */
  terms: retentionTermsSchema.nullable(),
  /** What the latest turn erased; null before the first. */
  latest: z.strictObject({ at: timestampSchema, counts: erasedCountsSchema }).nullable(),
});

const personParams = z.strictObject({ personId: uuidSchema });

/** What erasing one person would take away, and what it leaves. */
const erasurePlanSchema = z.strictObject({
  personId: uuidSchema,
  name: z.string().max(250),
  staffNumber: z.string().max(60),
  goes: erasedCountsSchema,
  /** Tickets that are still open: he cannot be erased before they are closed. */
  openTickets: z.int().min(0),
  /** Lines of loans, licences, rights and assets that name him and stay with the organisation. */
  registerLines: z.int().min(0),
});
export type ErasurePlan = z.infer<typeof erasurePlanSchema>;

/** The part of the desk contract about how long data is kept (ADR 39). */
export const retentionRoutes = {
  'retention.standing': {
    method: 'GET',
    path: '/v1/retention',
    access: 'admin',
    summary: 'The terms that were chosen, and what the latest turn erased.',
    response: standingSchema,
  },
  'retention.choose': {
    method: 'PUT',
    path: '/v1/retention',
    access: 'admin',
    summary: 'Choose after how many days each kind of data goes.',
    body: retentionTermsSchema,
    response: standingSchema,
  },
  'retention.find-person': {
    method: 'GET',
    path: '/v1/retention/person',
    access: 'admin',
    summary: 'What erasing the person with this staff number would take away, and what stays.',
    query: z.strictObject({ staffNumber: z.string().trim().min(1).max(60) }),
    response: erasurePlanSchema,
  },
  'retention.erase-person': {
    method: 'POST',
    path: '/v1/retention/person/:personId/erase',
    access: 'admin',
    summary: 'Erase one person, for a reason that is written down. It cannot be undone.',
    params: personParams,
    body: z.strictObject({
      reason: z
        .string()
        .max(2000)
        .transform((text) => cleanText(text, 300))
        .pipe(z.string().min(3).max(300)),
    }),
    response: erasedCountsSchema,
  },
} as const satisfies RouteTable;
