import { timestamp } from '../../shared/base/clock.ts';
import { err, ok } from '../../shared/base/result.ts';
import { approvalRemindDays } from '../../shared/domain/approval.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Job } from '../jobs/job-runner.ts';
import {
  type StoredApproval,
  findApproval,
  markReminded,
  unansweredApprovals,
  updateApproval,
} from '../store/approval-store.ts';
import { mailApprovalReminder } from '../mail/approval-mail.ts';
import { addNotice } from '../store/notice-store.ts';
import { happenTo, theDesk } from '../ticket/beside-ticket.ts';
import { unknownApproval } from './decide.ts';

const dayMs = 24 * 60 * 60 * 1000;
const atOnce = 200;

/** Reminds of requests that nobody answers, and ends them when their time is over. */
export const approvalJobs: readonly Job[] = [
  { name: 'unanswered-approvals', everyMs: 60_000, run: lookAtUnanswered },
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

/** The approver is reminded; of a request by link its asker, who can send the link again. */
async function remind(context: DeskContext, approval: StoredApproval, at: string): Promise<void> {
  await context.database.write(async (db) => {
    if (!(await markReminded(db, approval.approval_id, at))) return;
    await addNotice(db, {
      noticeId: context.newId(),
      accountId: approval.approver_id ?? approval.asked_by_id,
      ticketId: approval.ticket_id,
      kind: 'approval-reminder',
      at,
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

async function expire(
  context: DeskContext,
  { approval_id: approvalId, ticket_id: ticketId }: StoredApproval,
) {
  // Refused when it was answered or ended meanwhile: then there is nothing left to do.
  await happenTo(context, theDesk, ticketId, async (db, _ticket, at) => {
    const approval = await findApproval(db, { approvalId });
    if (approval === null || approval.state !== 'asked') return err(unknownApproval());
    await updateApproval(db, approvalId, { state: 'expired' });
    await addNotice(db, {
      noticeId: context.newId(),
      accountId: approval.asked_by_id,
      ticketId,
      kind: 'approval-expired',
      at,
      details: { approver: approval.approver_name },
    });
    return ok({
      kind: 'ticket.approval-expired',
      details: { approver: approval.approver_name },
    });
  });
}
