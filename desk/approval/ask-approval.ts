import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import {
  type Approval,
  type AskedApprover,
  approvalOpenDays,
  requestersOf,
  whyNotDecide,
} from '../../shared/domain/approval.ts';
import { type Holder, isNameOf } from '../../shared/domain/holder.ts';
import { isTicketOver } from '../../shared/domain/ticket-over.ts';
import { newToken, tokenHash } from '../auth/token.ts';
import type { DeskContext } from '../desk-context.ts';
import { unknownRight } from '../right/unknown-right.ts';
import { type StoredAccount, findOpenAccount } from '../store/account-store.ts';
import { isAsked, insertApproval, listApprovals } from '../store/approval-store.ts';
import { mailApproval } from '../mail/approval-mail.ts';
import { addNotice } from '../store/notice-store.ts';
import { findTemplate } from '../store/right-store.ts';
import { happenBeside } from '../ticket/beside-ticket.ts';
import { visitorOf } from './visitor-of.ts';

const dayMs = 24 * 60 * 60 * 1000;

export interface AskedApproval {
  readonly approver: AskedApprover;
  readonly subject: string;
  readonly risk: string | null;
  readonly holder: Holder;
  readonly untilOn: string | null;
  readonly templateId: string | null;
}

/** Asks for approval on a change or an authorisation. The token is in the reply, and in the mail to whoever gets a link. */
export async function askApproval(
  context: DeskContext,
  session: Session,
  ticketId: string,
  asked: AskedApproval,
): Promise<Result<{ readonly approval: Approval; readonly linkPath: string }, Fault>> {
  const { approver, subject, risk, holder, untilOn, templateId } = asked;
  const { clock, database } = context;
  if (untilOn !== null && untilOn < context.dayAt(clock.nowMs())) {
    return err(fault('day/past', 'The last day is past'));
  }
  const account = await accountOf(context, approver);
  if (!account.ok) return account;
  const approvalId = context.newId();
  const token = newToken();
  const linkPath = `/console/approvals/link/${token}`;
  const happened = await happenBeside(context, session, ticketId, async (db, ticket, at) => {
    const { reportType, status } = ticket.item;
    if (isTicketOver(status)) {
      return err(fault('ticket/illegal-move', `Nobody is asked for a ticket that is ${status}`));
    }
    if (reportType !== 'change' && reportType !== 'authorisation') {
      return err(fault('ticket/illegal-move', `Nobody approves a ${reportType}`));
    }
    if (await isAsked(db, ticketId)) {
      return err(fault('approval/open', 'Somebody is asked already'));
    }
    const template = templateId === null ? null : await findTemplate(db, templateId);
    if (templateId !== null && (template === null || !template.active)) {
      return err(unknownRight('template'));
    }
    if (template !== null && template.defaultDays !== null && untilOn === null) {
      return err(fault('right/needs-end', 'This right needs a last day'));
    }
    const level = template?.approverLevel ?? 'approver';
    const requesters = requestersOf(await visitorOf(db, ticket), holder);
    // He could not answer: asked by his name, he is told so now and not after a week of waiting.
    if (approver.kind === 'link' && isNameOf(approver.name, requesters)) {
      return err(fault('approval/own-request', 'Who asks or gets it may not decide on it'));
    }
    if (account.value !== null) {
      const why = whyNotDecide(account.value, { askedById: session.accountId, requesters, level });
      if (why !== null) return err(fault(why, 'This account may not decide on it'));
    }
    const approverName = approver.kind === 'link' ? approver.name : (account.value?.name ?? '');
    const expiresAt = new Date(Date.parse(at) + approvalOpenDays * dayMs).toISOString();
    await insertApproval(db, {
      approval_id: approvalId,
      ticket_id: ticketId,
      subject,
      risk,
      holder_name: holder.name,
      staff_number: holder.staffNumber,
      until_on: untilOn,
      template_id: templateId,
      system: template?.system ?? null,
      role: template?.role ?? null,
      rights: template?.rights ?? null,
      level,
      approver_name: approverName,
      approver_id: account.value?.accountId ?? null,
      approver_email: approver.kind === 'link' ? approver.email : null,
      token_hash: tokenHash(token),
      asked_by: session.name,
      asked_by_id: session.accountId,
      asked_at: at,
      expires_at: expiresAt,
      state: 'asked',
      decided_by: null,
      decided_by_id: null,
      decided_at: null,
      reason: null,
      reminded_at: null,
      ended_because: null,
    });
    if (approver.kind === 'link' && approver.email !== null) {
      const { email: to, name } = approver;
      const request = { approvalId, to, approver: name, askedBy: session.name, expiresAt };
      await mailApproval(context, db, request, linkPath);
    }
    if (account.value !== null) {
      await addNotice(db, {
        noticeId: context.newId(),
        accountId: account.value.accountId,
        ticketId,
        kind: 'approval-asked',
        at,
        details: { by: session.name },
      });
    }
    return ok({
      kind: 'ticket.approval-asked',
      words: subject,
      details: { approver: approverName, holder: holder.name },
    });
  });
  if (!happened.ok) return happened;
  const [approval] = await listApprovals(
    database.read,
    { approvalId },
    happened.value.updatedAt,
    1,
  );
  if (approval === undefined) throw new Error(`The request ${approvalId} was just stored`);
  return ok({ approval, linkPath });
}

async function accountOf(
  context: DeskContext,
  approver: AskedApprover,
): Promise<Result<StoredAccount | null, Fault>> {
  if (approver.kind === 'link') return ok(null);
  const account = await findOpenAccount(context.database.read, approver.accountId);
  return account === null ? err(fault('input/invalid', 'There is no such account')) : ok(account);
}
