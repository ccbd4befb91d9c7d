import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import {
  loanDecisionSchema,
  loanRequestSchema,
  loanRequestStateSchema,
  loanWishSchema,
} from '../domain/loan-request.ts';
import type { RouteTable } from './route.ts';

/** The part of the desk contract by which a pool that needs a lead is asked of one. */
export const loanRequestRoutes = {
  'loan-request.ask': {
    method: 'POST',
    path: '/v1/loan-requests',
    access: 'staff',
    summary:
      'Asks the leads to lend one device of a pool that needs them. `requestId` makes a repeat harmless.',
    body: loanWishSchema.extend({ requestId: uuidSchema, ticketId: uuidSchema.nullable() }),
    response: loanRequestSchema,
  },
  'loan-request.list': {
    method: 'GET',
    path: '/v1/loan-requests',
    access: 'staff',
    summary: 'What was asked of leads, newest first.',
    query: z.strictObject({
      state: loanRequestStateSchema.optional(),
      /** `next` of the page before. */
      before: uuidSchema.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    response: z.strictObject({
      requests: z.array(loanRequestSchema).max(100),
      next: uuidSchema.nullable(),
    }),
  },
  'loan-request.decide': {
    method: 'POST',
    path: '/v1/loan-requests/:requestId/decision',
    access: 'lead',
    summary: 'Yes, or no with a reason. Whoever asked is told.',
    params: z.strictObject({ requestId: uuidSchema }),
    body: loanDecisionSchema,
    response: loanRequestSchema,
  },
} as const satisfies RouteTable;
