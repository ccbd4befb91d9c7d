import { timestamp } from '../../shared/base/clock.ts';
import { err, ok } from '../../shared/base/result.ts';
import { approvalRemindDays } from '../../shared/domain/approval.ts';
import { reachesLevel } from '../../shared/domain/right.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Job } from '../jobs/job-runner.ts';
import { mailApprovalReminder } from '../mail/approval-mail.ts';
import { whoeverActsFor } from '../notice/leads.ts';
import { tellAccounts } from '../notice/tell-accounts.ts';
import { findOpenAccount } from '../store/account-store.ts';
import {
  type StoredApproval,
  findApproval,
  markReminded,
  unansweredApprovals,
  updateApproval,
} from '../store/approval-store.ts';
import { untoldOfApprover } from '../store/lost-approval-store.ts';
import type { Db } from '../store/tables.ts';
import { lockTicket } from '../store/ticket-store.ts';
import { happenTo, theDesk } from '../ticket/beside-ticket.ts';
import { unknownApproval } from './decide.ts';

const dayMs = 24 * 60 * 60 * 1000;
const atOnce = 200;

/** Reminds of requests that nobody answers or can answer any more, and ends them when their time is over. */
export const approvalJobs: readonly Job[] = [
  { name: 'unanswered-approvals', everyMs: 60_000, run: lookAtUnanswered },
  { name: 'lost-approvals', everyMs: 60_000, run: lookAtLost },
];

async function lookAtUnanswered(context: DeskContext): Promise<void> {
  const now = timestamp(context.clock);
  const askedBefore = new Date(Date.parse(now) - approvalRemindDays * dayMs).toISOString();
  const unanswered = await unansweredApprovals(context.database.read, now, askedBefore, atOnce);
  for (const approval of unanswered) {
    if (approval.expires_at <= now) await expire(context, approval);
    else await remind(context, approval, now);
  }
}

/** Tells, once, whoever asked somebody who is shut out since or has another role: he can ask somebody else. */
async function lookAtLost(context: DeskContext): Promise<void> {
  const { database, clock } = context;
  for (const { ticketId } of await lostApprovals(context, database.read)) {
    await database.write(async (db) => {
      // Looked at again under the lock: two desks may do so at once.
      await lockTicket(db, database.kind, ticketId);
      for (const { askedById, approver } of await lostApprovals(context, db, ticketId)) {
        await tellAccounts(context, db, await whoeverActsFor(db, askedById), {
          ...{ kind: 'approval-lost', at: timestamp(clock), ticketId },
          details: { approver: approver.name },
        });
      }
    });
  }
}

async function lostApprovals({ clock }: DeskContext, db: Db, ticketId?: string) {
  const asked = await untoldOfApprover(db, timestamp(clock), ticketId);
  return asked.filter(
    ({ approver, level }) => approver.blocked || !reachesLevel(approver.role, level),
  );
}

/** The approver is reminded; of a request by link whoever asked, who can send the link again. */
async function remind(context: DeskContext, approval: StoredApproval, at: string): Promise<void> {
  await context.database.write(async (db) => {
    if (!(await markReminded(db, approval.approval_id, at))) return;
    await tellAccounts(context, db, await remindedOf(db, approval), {
      ...{ kind: 'approval-reminder', at, ticketId: approval.ticket_id },
      details: { by: approval.asked_by, approver: approval.approver_name },
    });
    if (approval.approver_email === null) return;
    await mailApprovalReminder(context, db, {
      approvalId: approval.approval_id,
      to: approval.approver_email,
      approver: approval.approver_name,
      askedBy: approval.asked_by,
      expiresAt: approval.expires_at,
    });
  });
}

async function remindedOf(db: Db, approval: StoredApproval): Promise<readonly string[]> {
  const { approver_id: approverId, asked_by_id: askedById } = approval;
  if (approverId === null) return whoeverActsFor(db, askedById);
  return (await findOpenAccount(db, approverId)) === null ? [] : [approverId];
}

async function expire(
  context: DeskContext,
  { approval_id: approvalId, ticket_id: ticketId }: StoredApproval,
) {
  // Refused when it was answered or ended meanwhile: then there is nothing left to do.
  await happenTo(context, theDesk, ticketId, async (db, _ticket, at) => {
    const approval = await findApproval(db, { approvalId });
    if (approval === null || approval.state !== 'asked') return err(unknownApproval());
    await updateApproval(db, approvalId, { state: 'expired' });
    await tellAccounts(context, db, await whoeverActsFor(db, approval.asked_by_id), {
      ...{ kind: 'approval-expired', at, ticketId },
      details: { approver: approval.approver_name },
    });
    return ok({
      kind: 'ticket.approval-expired',
      details: { approver: approval.approver_name },
    });
  });
}
