import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { assetEventSchema } from '../domain/asset-event.ts';
import { assetVisitSchema } from '../domain/asset-timeline.ts';
import { assetSchema } from '../domain/asset.ts';
import { loanSchema } from '../domain/loan.ts';
import { badgeNumberSchema } from '../domain/person.ts';
import { handoverLineSchema } from './handover-routes.ts';
import type { RouteTable } from './route.ts';

const personParams = z.strictObject({ personId: uuidSchema });

/** What somebody has of the organisation at once; more are found in the register. */
export const mostHeld = 100;

/** One line of what a person and the desk had to do with each other. */
export const personEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('move'),
    at: timestampSchema,
    tag: z.string().max(40),
    /** Maker and model. */
    name: z.string().max(220),
    event: assetEventSchema,
  }),
  z.strictObject({ kind: z.literal('visit'), at: timestampSchema, visit: assetVisitSchema }),
  z.strictObject({
    kind: z.literal('handover'),
    at: timestampSchema,
    handover: handoverLineSchema,
  }),
  z.strictObject({ kind: z.literal('loan'), at: timestampSchema, loan: loanSchema }),
]);
export type PersonEntry = Readonly<z.infer<typeof personEntrySchema>>;

/** The part of the desk contract that is the page of a person. */
export const personPageRoutes = {
  'person.get': {
    method: 'GET',
    path: '/v1/people/:personId',
    access: 'staff',
    summary: 'One person with what he has of the organisation now, newest first.',
    params: personParams,
    response: z.strictObject({
      personId: uuidSchema,
      name: z.string().max(120),
      staffNumber: badgeNumberSchema,
      department: z.string().max(120).nullable(),
      has: z.array(assetSchema).max(mostHeld),
    }),
  },
  'person.timeline': {
    method: 'GET',
    path: '/v1/people/:personId/timeline',
    access: 'staff',
    summary:
      'What a person got and gave back, signed, borrowed and came for, newest first; `before` is the last moment that was seen. What may not be seen is left out.',
    params: personParams,
    query: z.strictObject({
      before: timestampSchema.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      entries: z.array(personEntrySchema).max(140),
      next: timestampSchema.nullable(),
    }),
  },
} as const satisfies RouteTable;
