import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { isProven, requestersOf, whyNotGrant } from '../../shared/domain/approval.ts';
import { type Holder, holderKey } from '../../shared/domain/holder.ts';
import type { RightTemplate } from '../../shared/domain/right.ts';
import { isTicketOver } from '../../shared/domain/ticket-over.ts';
import { visitorOf } from '../approval/visitor-of.ts';
import type { DeskContext } from '../desk-context.ts';
import { type StoredApproval, findApproval, findProof } from '../store/approval-store.ts';
import {
  findTemplate,
  holdsRight,
  insertGrant,
  isUsed,
  lockTemplate,
} from '../store/right-store.ts';
import { hasSeat, holderOf } from '../store/seat-store.ts';
import type { Db } from '../store/tables.ts';
import { happenBeside } from '../ticket/beside-ticket.ts';
import { searchable } from '../search/search-tokens.ts';
import { unknownRight } from './unknown-right.ts';

/** What is to be granted: what was approved, or a right that needs no second person. */
export type WantedRight =
  | { readonly by: 'approval'; readonly approvalId: string }
  | {
      readonly by: 'template';
      readonly templateId: string;
      readonly holder: Holder;
      readonly untilOn: string | null;
    };

interface Checked {
  readonly template: RightTemplate;
  readonly holder: Holder;
  readonly untilOn: string | null;
  /** Null when the right needs no second person. */
  readonly approval: StoredApproval | null;
}

export function rightName(right: { readonly system: string; readonly role: string }): string {
  return `${right.system}: ${right.role}`;
}

/**
 * Grants a right on an authorisation ticket. Refused unless the visitor proved who he is beyond his
 * badge, somebody else approved exactly this where the right asks for it, the one who grants has no
 * interest in it, and the holder has the licence that the right needs and not the right itself.
 */
export async function grantRight(
  context: DeskContext,
  session: Session,
  ticketId: string,
  wanted: WantedRight,
): Promise<Result<{ readonly grantId: string }, Fault>> {
  const grantId = context.newId();
  const today = context.dayAt(context.clock.nowMs());
  const granted = await happenBeside(context, session, ticketId, async (db, ticket, at) => {
    const { reportType, status } = ticket.item;
    if (reportType !== 'authorisation' || isTicketOver(status)) {
      return err(fault('ticket/illegal-move', 'Rights are granted on an open authorisation'));
    }
    if (!isProven(await findProof(db, ticketId))) {
      return err(fault('identity/unproven', 'A badge alone does not prove who somebody is'));
    }
    const checked = await (wanted.by === 'approval'
      ? approvedRight(db, ticketId, wanted.approvalId)
      : plainRight(db, wanted));
    if (!checked.ok) return checked;
    const { template, holder, untilOn, approval } = checked.value;
    if (untilOn !== null && untilOn < today) {
      return err(fault('day/past', 'The last day of the right is past'));
    }
    const why = whyNotGrant(session, {
      decidedById: approval?.decided_by_id ?? null,
      requesters: requestersOf(await visitorOf(db, ticket), holder),
    });
    if (why !== null) return err(fault(why, 'Somebody else must grant this'));
    const { productId, templateId } = template;
    // Of two that grant it to one holder at this moment, on two tickets, the second sees the first.
    await lockTemplate(db, context.database.kind, templateId);
    if (await holdsRight(db, { templateId, holder, today, untilOn })) {
      return err(fault('right/already-held', 'The holder has this right for as long already'));
    }
    if (productId !== null && !(await hasSeat(db, productId, holderKey(holder)))) {
      return err(fault('licence/seat-required', 'The holder has no seat of the licence it needs'));
    }
    await insertGrant(db, {
      grant_id: grantId,
      template_id: templateId,
      system: approval?.system ?? template.system,
      role: approval?.role ?? template.role,
      holder_name: holder.name,
      staff_number: holder.staffNumber,
      ticket_id: ticketId,
      approval_id: approval?.approval_id ?? null,
      granted_by: session.name,
      granted_by_id: session.accountId,
      approved_by: approval?.decided_by ?? null,
      from_at: at,
      until_on: untilOn,
      revoked_at: null,
      revoked_by: null,
      revoke_reason: null,
      reminded_at: null,
      ended_at: null,
      search_text: searchable(
        `${holder.name} ${holder.staffNumber ?? ''} ${template.system} ${template.role}`,
      ),
    });
    return ok({
      kind: 'ticket.right-granted',
      details: {
        right: rightName({
          system: approval?.system ?? template.system,
          role: approval?.role ?? template.role,
        }),
        holder: holder.name,
        ...(approval === null ? {} : { approvedBy: approval.decided_by ?? '' }),
        ...(untilOn === null ? {} : { until: untilOn }),
      },
    });
  });
  return granted.ok ? ok({ grantId }) : granted;
}

/** What was approved on this ticket, which is granted once and exactly as it was approved. */
async function approvedRight(
  db: Db,
  ticketId: string,
  approvalId: string,
): Promise<Result<Checked, Fault>> {
  const approval = await findApproval(db, { approvalId });
  if (approval === null || approval.ticket_id !== ticketId) {
    return err(fault('approval/unknown', 'There is no such request on this ticket'));
  }
  if (approval.state !== 'approved') {
    return err(fault('approval/required', `The request is ${approval.state}, not approved`));
  }
  if (await isUsed(db, approvalId)) {
    return err(fault('approval/over', 'A right was granted on this approval already'));
  }
  const { template_id: templateId } = approval;
  const template = templateId === null ? null : await findTemplate(db, templateId);
  if (template === null) return err(unknownRight('template'));
  return ok({ template, holder: holderOf(approval), untilOn: approval.until_on, approval });
}

/** A right that needs no second person. */
async function plainRight(
  db: Db,
  wanted: Extract<WantedRight, { by: 'template' }>,
): Promise<Result<Checked, Fault>> {
  const template = await findTemplate(db, wanted.templateId);
  if (template === null || !template.active) return err(unknownRight('template'));
  if (template.fourEyes) {
    return err(fault('approval/required', 'Somebody else must approve this right first'));
  }
  if (template.defaultDays !== null && wanted.untilOn === null) {
    return err(fault('right/needs-end', 'This right needs a last day'));
  }
  return ok({ template, holder: wanted.holder, untilOn: wanted.untilOn, approval: null });
}
