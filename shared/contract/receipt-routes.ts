import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { handInLineSchema } from './hand-in-routes.ts';
import { packDeviceSchema } from '../domain/instruction-link.ts';
import { receiptPageSchema, receiptTokenSchema } from '../domain/receipt-page.ts';
import { daySchema } from '../domain/report-details.ts';
import type { RouteTable } from './route.ts';
import { statusTokenSchema } from './visitor-routes.ts';

const receiptParams = z.strictObject({ token: receiptTokenSchema });

/** What a visitor has on loan by his own ticket. */
const visitorLoanSchema = z.strictObject({
  loanId: uuidSchema,
  name: z.string().max(160),
  dueOn: daySchema,
  daysLate: z.int().min(0),
  /** Left at a kiosk, and not looked at yet. */
  handedIn: z.boolean(),
  returned: z.boolean(),
  /** `/r/<token>`, or null once its days are over. */
  receiptPath: z.string().max(80).nullable(),
});
export type VisitorLoan = Readonly<z.infer<typeof visitorLoanSchema>>;

/** What a visitor brought back at a kiosk with his own ticket. */
const visitorHandInSchema = handInLineSchema
  .pick({ handInId: true, at: true, state: true })
  .extend({ name: z.string().max(260).nullable() });
export type VisitorHandIn = Readonly<z.infer<typeof visitorHandInSchema>>;

/** The part of the desk contract by which a borrower reads his receipt, without an account. */
export const receiptRoutes = {
  'receipt.get': {
    method: 'GET',
    path: '/v1/receipts/:token',
    access: 'public',
    summary: 'What was signed for, and until when it is lent; 410 once its days are over.',
    params: receiptParams,
    response: receiptPageSchema,
  },
  'receipt.open-pack': {
    method: 'POST',
    path: '/v1/receipts/:token/packs/:device',
    access: 'public',
    summary: 'An address at which the borrower reads the instructions that belong to his device.',
    params: receiptParams.extend({ device: packDeviceSchema }),
    response: z.strictObject({ linkPath: z.string().max(60), expiresAt: timestampSchema }),
  },
  'status.loans': {
    method: 'GET',
    path: '/v1/status/:token/loans',
    access: 'public',
    summary: "What is lent by a visitor's own ticket, and what he brought back at a kiosk.",
    params: z.strictObject({ token: statusTokenSchema }),
    response: z.strictObject({
      loans: z.array(visitorLoanSchema).max(50),
      handIns: z.array(visitorHandInSchema).max(20),
    }),
  },
} as const satisfies RouteTable;
