import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { loanPoolFactsSchema, loanPoolSchema, loanSchema } from '../domain/loan.ts';
import { daySchema } from '../domain/report-details.ts';
import type { RouteTable } from './route.ts';

export const mostPools = 100;

const loanParams = z.strictObject({ loanId: uuidSchema });

/** A loan with how late it is and how far it can still go. */
export const loanLineSchema = z.strictObject({
  loan: loanSchema,
  daysLate: z.int().min(0),
  /** The day until which one press makes it longer; null when it cannot be. */
  longerUntil: daySchema.nullable(),
  /** Brought back at a kiosk, and not looked at yet. */
  handedIn: z.boolean(),
});
export type LoanLine = Readonly<z.infer<typeof loanLineSchema>>;

/** A pool, with the last day until which it lends from today. */
export const lendingPoolSchema = loanPoolSchema.extend({ latestDueOn: daySchema });
export type LendingPool = Readonly<z.infer<typeof lendingPoolSchema>>;

/** The part of the desk contract about what is lent. */
export const loanRoutes = {
  'loan.list': {
    method: 'GET',
    path: '/v1/loans',
    access: 'staff',
    summary: 'Loans that are out, the earliest day first; `late` has only those past their day.',
    query: z.strictObject({
      view: z.enum(['out', 'late']).default('out'),
      /** `next` of the page before. */
      after: z.string().max(80).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      lines: z.array(loanLineSchema).max(100),
      next: z.string().max(80).nullable(),
    }),
  },
  'loan.extend': {
    method: 'POST',
    path: '/v1/loans/:loanId/extensions',
    access: 'staff',
    summary: 'Longer, by as much as the pool allows at once. `dueOn` is the day that was seen.',
    params: loanParams,
    body: z.strictObject({ dueOn: daySchema }),
    response: loanLineSchema,
  },
  'loan.remind': {
    method: 'POST',
    path: '/v1/loans/:loanId/reminders',
    access: 'staff',
    summary: 'Reminds on the page of its ticket; without a ticket it is written down only.',
    params: loanParams,
    response: loanLineSchema,
  },
  'loan.pools': {
    method: 'GET',
    path: '/v1/loan-pools',
    access: 'staff',
    summary: 'The pools by name, with what is ready and what is out.',
    response: z.strictObject({ pools: z.array(lendingPoolSchema).max(mostPools) }),
  },
  'loan.create-pool': {
    method: 'POST',
    path: '/v1/loan-pools',
    access: 'lead',
    summary: 'A new pool.',
    body: loanPoolFactsSchema,
    response: lendingPoolSchema,
  },
  'loan.change-pool': {
    method: 'PUT',
    path: '/v1/loan-pools/:poolId',
    access: 'lead',
    summary: 'Other rules; what is out keeps its day.',
    params: z.strictObject({ poolId: uuidSchema }),
    body: loanPoolFactsSchema,
    response: lendingPoolSchema,
  },
  'loan.offer': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/loan-offer',
    access: 'staff',
    summary: 'What can be lent in place of the device of this incident, with how many are ready.',
    params: z.strictObject({ ticketId: uuidSchema }),
    response: z.strictObject({ pools: z.array(lendingPoolSchema).max(mostPools) }),
  },
} as const satisfies RouteTable;
