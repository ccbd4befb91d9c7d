import { z } from 'zod';
import type { FaultCode } from '../base/fault.ts';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { type Holder, type NamedPerson, holderSchema, isAccountOf } from './holder.ts';
import { daySchema } from './report-details.ts';
import { reportTypeSchema } from './report-type.ts';
import { type ApproverLevel, reachesLevel } from './right.ts';

/** A request for approval is open for this long, and its approver is reminded after this long. */
export const approvalOpenDays = 7;
export const approvalRemindDays = 2;

export const approvalStateSchema = z.enum(['asked', 'approved', 'refused', 'withdrawn', 'expired']);
export type ApprovalState = z.infer<typeof approvalStateSchema>;

/** How the ticket ended that took an unanswered request along. */
export const approvalEndSchema = z.enum(['closed', 'cancelled', 'merged']);
export type ApprovalEnd = z.infer<typeof approvalEndSchema>;

/** Who is asked: an account, or somebody by name who gets a link. */
export const askedApproverSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('account'), accountId: uuidSchema }),
  z.strictObject({
    kind: z.literal('link'),
    name: holderSchema.shape.name,
    email: z.email().max(200).nullable(),
  }),
]);
export type AskedApprover = Readonly<z.infer<typeof askedApproverSchema>>;

/** A request for approval, as its approver and the card show it. */
export const approvalSchema = z.strictObject({
  approvalId: uuidSchema,
  ticket: z.strictObject({
    ticketId: uuidSchema,
    number: z.int().positive(),
    visitCode: z.string().max(8),
    reportType: reportTypeSchema,
  }),
  /** What is asked, in the asker's words. */
  subject: z.string().max(4000),
  risk: z.string().max(4000).nullable(),
  holder: holderSchema,
  untilOn: daySchema.nullable(),
  /** The template of the right that is asked for; null for a change. */
  right: z
    .strictObject({
      templateId: uuidSchema,
      system: z.string().max(120),
      role: z.string().max(120),
      rights: z.string().max(2000),
    })
    .nullable(),
  approver: z.strictObject({
    name: z.string().max(120),
    accountId: uuidSchema.nullable(),
    email: z.string().max(200).nullable(),
  }),
  askedBy: z.string().max(120),
  askedAt: timestampSchema,
  expiresAt: timestampSchema,
  state: approvalStateSchema,
  /** Of one that is withdrawn because its ticket ended. */
  endedBecause: approvalEndSchema.optional(),
  decidedBy: z.string().max(120).nullable(),
  decidedAt: timestampSchema.nullable(),
  reason: z.string().max(4000).nullable(),
});
export type Approval = Readonly<z.infer<typeof approvalSchema>>;

/** An unanswered request whose time is over has expired, whether or not a job has noticed. */
export function approvalStateAt(
  stored: { readonly state: ApprovalState; readonly expiresAt: string },
  now: string,
): ApprovalState {
  return stored.state === 'asked' && stored.expiresAt <= now ? 'expired' : stored.state;
}

/** An account as the four-eyes rule sees it. */
export interface Actor {
  readonly accountId: string;
  readonly userName: string;
  readonly name: string;
  readonly role: string;
}

/**
 * Why this account may not decide on a request, or null. The approver is somebody else than who asks,
 * and neither of those for whom it is.
 */
export function whyNotDecide(
  actor: Actor,
  request: {
    readonly askedById: string;
    readonly requesters: NamedPerson;
    readonly level: ApproverLevel;
  },
): FaultCode | null {
  if (actor.accountId === request.askedById) return 'approval/four-eyes';
  if (isAccountOf(actor, request.requesters)) return 'approval/own-request';
  return reachesLevel(actor.role, request.level) ? null : 'auth/forbidden';
}

/** Why this account may not grant what was approved, or null. */
export function whyNotGrant(
  actor: Actor,
  right: { readonly decidedById: string | null; readonly requesters: NamedPerson },
): FaultCode | null {
  if (actor.accountId === right.decidedById) return 'approval/four-eyes';
  return isAccountOf(actor, right.requesters) ? 'approval/own-request' : null;
}

/**
 * How the visitor of a ticket proved who he is, beyond his badge: a badge says whose it is, not who carries it.
 * `colleagues` counts once a second member of staff says so too.
 */
export const identityHowSchema = z.enum(['id-document', 'single-sign-on', 'colleagues']);
export type IdentityHow = z.infer<typeof identityHowSchema>;

export const identityProofSchema = z.strictObject({
  how: identityHowSchema,
  remark: z.string().max(4000).nullable(),
  by: z.string().max(120),
  at: timestampSchema,
  /** The second member of staff of `colleagues`. */
  secondBy: z.string().max(120).nullable(),
});
export type IdentityProof = Readonly<z.infer<typeof identityProofSchema>>;

/** Whether a proof is good enough to grant a right on. */
export function isProven(proof: Pick<IdentityProof, 'how' | 'secondBy'> | null): boolean {
  return proof !== null && (proof.how !== 'colleagues' || proof.secondBy !== null);
}

/** Everybody who has an interest in a request: who came to the counter and for whom it is. */
export function requestersOf(visitor: NamedPerson, holder: Holder): NamedPerson {
  return {
    names: [...visitor.names, holder.name],
    staffNumbers: [
      ...visitor.staffNumbers,
      ...(holder.staffNumber === null ? [] : [holder.staffNumber]),
    ],
  };
}
