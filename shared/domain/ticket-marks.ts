import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';

/**
 * By what a list of open tickets is narrowed that does not stand in their line; each must hold. A ticket that is
 * over has none of these. The names are those of the address.
 */
export const ticketMarksSchema = z.strictObject({
  /** It waits for another: for whom ever, for who looks or his groups, for a kind, or for this one. */
  escalated: z
    .union([z.enum(['anybody', 'me', 'group', 'person', 'supplier']), uuidSchema])
    .optional(),
  /** A clock that runs is over, or three quarters of it are used and none is over. */
  agreed: z.enum(['breached', 'warned']).optional(),
  /** Somebody was asked and may still answer. */
  approval: z.enum(['asked']).optional(),
  /** It was resolved or over before. */
  reopened: z.enum(['yes']).optional(),
});
export type TicketMarks = Readonly<z.infer<typeof ticketMarksSchema>>;

/** What a filter wants of the marks; null when it leaves them alone. */
export function marksOf({
  escalated,
  agreed,
  approval,
  reopened,
}: TicketMarks): TicketMarks | null {
  const marks = { escalated, agreed, approval, reopened };
  return Object.values(marks).some((mark) => mark !== undefined) ? marks : null;
}
