import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../../base/identifier.ts';
import {
  type Resolution,
  resolutionSchema,
  ticketStatusSchema,
  type TicketStatus,
} from '../ticket.ts';
import { stepIdSchema } from './script.ts';

/** Worst first. The first two are severe: with one of them open, a go needs a reason. */
export const severitySchema = z.enum(['blocking', 'severe', 'minor', 'cosmetic']);
export type Severity = z.infer<typeof severitySchema>;

/** A step that failed, as a ticket. */
export const findingSchema = z.strictObject({
  findingId: uuidSchema,
  runId: uuidSchema,
  scriptId: uuidSchema,
  stepId: stepIdSchema,
  severity: severitySchema,
  /** The kind of ticket that it became. */
  kind: z.enum(['incident', 'change']),
  ticketId: uuidSchema,
  /** Null when the reader may not see the ticket. */
  number: z.int().positive().nullable(),
  status: ticketStatusSchema,
  closingCode: resolutionSchema.shape.closingCode.nullable(),
  /** When its ticket was closed; null as long as it is not. */
  closedAt: timestampSchema.nullable(),
  createdBy: z.string().max(120),
  createdAt: timestampSchema,
});
export type Finding = z.infer<typeof findingSchema>;

/** `open` until its ticket is closed; `solved` when it was closed as solved, so that it must be tested again. */
export type FindingState = 'open' | 'solved' | 'left';

export function stateOfFinding(finding: {
  readonly status: TicketStatus;
  readonly closingCode: Resolution['closingCode'] | null;
}): FindingState {
  if (finding.status === 'cancelled') return 'left';
  if (finding.status !== 'closed') return 'open';
  return finding.closingCode === 'solved' ? 'solved' : 'left';
}

/** Whether a go with this finding open needs a reason. */
export function isSevere(severity: Severity): boolean {
  return severity === 'blocking' || severity === 'severe';
}
