import type { DeskRules } from '../../shared/domain/desk-rules.ts';
import { type VisitorMay, visitorMay } from '../../shared/domain/visitor-answer.ts';
import type { DeskContext } from '../desk-context.ts';
import { type StoredTicket, standingOf } from '../ticket/stored-ticket.ts';

/** What the visitor of a ticket may say of it at this moment. */
export function mayNow(
  { clock }: DeskContext,
  ticket: StoredTicket,
  { reopenDays }: DeskRules,
): readonly VisitorMay[] {
  return visitorMay(standingOf(ticket), clock.nowMs(), reopenDays);
}
