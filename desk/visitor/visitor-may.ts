import { type VisitorMay, visitorMay } from '../../shared/domain/visitor-answer.ts';
import type { DeskContext } from '../desk-context.ts';
import { type StoredTicket, standingOf } from '../ticket/stored-ticket.ts';

/** What the visitor of a ticket may say of it at this moment. */
export function mayNow(context: DeskContext, ticket: StoredTicket): readonly VisitorMay[] {
  return visitorMay(standingOf(ticket), context.clock.nowMs(), context.settings.reopenDays);
}
