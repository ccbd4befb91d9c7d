import { type VisitorMay, visitorMay } from '../../shared/domain/visitor-answer.ts';
import type { DeskContext } from '../desk-context.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/** What the visitor of a ticket may say of it at this moment. */
export function mayNow(context: DeskContext, ticket: StoredTicket): readonly VisitorMay[] {
  const { item, document, closedAt } = ticket;
  const standing = { status: item.status, verification: document.verification, closedAt };
  return visitorMay(standing, context.clock.nowMs(), context.settings.reopenDays);
}
