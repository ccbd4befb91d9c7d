import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { cleanParagraphs } from '../base/untrusted-text.ts';
import { holderSchema } from './holder.ts';
import { daySchema } from './report-details.ts';

/** Some words of somebody of the desk to a colleague. */
const reasonSchema = z
  .string()
  .max(2000)
  .transform((text) => cleanParagraphs(text, 500))
  .pipe(z.string().min(1));

/** What a technician asks of a lead: to lend one device of a pool to somebody until a day. */
export const loanWishSchema = z.strictObject({
  poolId: uuidSchema,
  holder: holderSchema,
  dueOn: daySchema,
  words: reasonSchema,
});

/** A no needs a reason; a yes may have one. */
export const loanDecisionSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approved'), words: reasonSchema.nullable() }),
  z.strictObject({ decision: z.literal('refused'), words: reasonSchema }),
]);

/** `used`: lent by it. One yes lends one device, once. */
export const loanRequestStateSchema = z.enum(['waiting', 'approved', 'refused', 'used']);
export type LoanRequestState = z.infer<typeof loanRequestStateSchema>;

export const loanRequestSchema = loanWishSchema.extend({
  requestId: uuidSchema,
  poolName: z.string().max(60),
  ticketId: uuidSchema.nullable(),
  state: loanRequestStateSchema,
  askedAt: timestampSchema,
  askedBy: z.string().max(120),
  decided: z
    .strictObject({
      at: timestampSchema,
      by: z.string().max(120),
      words: z.string().max(500).nullable(),
    })
    .nullable(),
});
export type LoanRequest = Readonly<z.infer<typeof loanRequestSchema>>;

/** Whether a yes covers a loan until this day; shorter is always good. */
export function covers(request: Pick<LoanRequest, 'state' | 'dueOn'>, dueOn: string): boolean {
  return request.state === 'approved' && dueOn <= request.dueOn;
}
