import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import {
  type Approval,
  approvalStateAt,
  requestersOf,
  whyNotDecide,
} from '../../shared/domain/approval.ts';
import { tokenHash } from '../auth/token.ts';
import type { DeskContext } from '../desk-context.ts';
import { whoeverActsFor } from '../notice/leads.ts';
import { tellAccounts } from '../notice/tell-accounts.ts';
import {
  type StoredApproval,
  findApproval,
  listApprovals,
  updateApproval,
} from '../store/approval-store.ts';
import { holderOf } from '../store/seat-store.ts';
import { happenBeside, happenTo } from '../ticket/beside-ticket.ts';
import { visitorOf } from './visitor-of.ts';

/** Nobody but those whom it concerns learns that a request exists. */
export function unknownApproval(): Fault {
  return fault('approval/unknown', 'There is no such request, or not for this account');
}

/**
 * Whether a request is put to this account: by name, or to whoever holds its link. A link to a named
 * account opens nothing for anybody else.
 */
function isAskedOf(approval: StoredApproval, session: Session, token: string | null): boolean {
  return approval.approver_id === null
    ? token !== null && approval.token_hash === tokenHash(token)
    : approval.approver_id === session.accountId;
}

/** One request as its approver sees it. */
export async function approvalFor(
  context: DeskContext,
  session: Session,
  token: string,
): Promise<Result<Approval, Fault>> {
  const { read } = context.database;
  const stored = await findApproval(read, { tokenHash: tokenHash(token) });
  if (stored === null || !isAskedOf(stored, session, token)) return err(unknownApproval());
  // One that somebody took back opens nothing; of one that ended with its ticket he reads why.
  if (stored.state === 'withdrawn' && stored.ended_because === null) return err(unknownApproval());
  return shown(context, stored.approval_id);
}

export interface Decision {
  readonly decision: 'approved' | 'refused';
  readonly reason: string | null;
  readonly token: string | null;
}

/** Approves or refuses, once; the ticket's lock decides between two who press at the same moment. */
export async function decide(
  context: DeskContext,
  session: Session,
  approvalId: string,
  { decision, reason, token }: Decision,
): Promise<Result<Approval, Fault>> {
  const asked = await findApproval(context.database.read, { approvalId });
  if (asked === null || !isAskedOf(asked, session, token)) return err(unknownApproval());
  const decided = await happenTo(context, session, asked.ticket_id, async (db, ticket, at) => {
    const approval = await findApproval(db, { approvalId });
    if (approval === null) return err(unknownApproval());
    const state = approvalStateAt({ state: approval.state, expiresAt: approval.expires_at }, at);
    if (state !== 'asked') return err(fault('approval/over', `The request is ${state}`));
    const holder = holderOf(approval);
    const why = whyNotDecide(session, {
      askedById: approval.asked_by_id,
      requesters: requestersOf(await visitorOf(db, ticket), holder),
      level: approval.level,
    });
    if (why !== null) return err(fault(why, 'This account may not decide on it'));
    await updateApproval(db, approvalId, {
      state: decision,
      decided_by: session.name,
      decided_by_id: session.accountId,
      decided_at: at,
      reason,
    });
    await tellAccounts(context, db, await whoeverActsFor(db, approval.asked_by_id), {
      ...{ kind: 'approval-decided', at, ticketId: approval.ticket_id },
      details: { by: session.name, decision },
    });
    return ok({
      kind: `ticket.approval-${decision}`,
      words: reason,
      details: {
        askedBy: approval.asked_by,
        approver: approval.approver_name,
        holder: holder.name,
      },
    });
  });
  return decided.ok ? shown(context, approvalId) : decided;
}

/** Takes a request back; its link opens nothing any more. */
export async function withdraw(
  context: DeskContext,
  session: Session,
  ticketId: string,
  approvalId: string,
): Promise<Result<Record<string, never>, Fault>> {
  const withdrawn = await happenBeside(context, session, ticketId, async (db, _ticket, at) => {
    const approval = await findApproval(db, { approvalId });
    if (approval === null || approval.ticket_id !== ticketId) return err(unknownApproval());
    const state = approvalStateAt({ state: approval.state, expiresAt: approval.expires_at }, at);
    if (state !== 'asked') return err(fault('approval/over', `The request is ${state}`));
    await updateApproval(db, approvalId, { state: 'withdrawn' });
    return ok({
      kind: 'ticket.approval-withdrawn',
      details: { approver: approval.approver_name },
    });
  });
  return withdrawn.ok ? ok({}) : withdrawn;
}

async function shown(context: DeskContext, approvalId: string): Promise<Result<Approval, Fault>> {
  const now = timestamp(context.clock);
  const [approval] = await listApprovals(context.database.read, { approvalId }, now, 1);
  return approval === undefined ? err(unknownApproval()) : ok(approval);
}
