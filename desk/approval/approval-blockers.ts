import type { ClosingBlocker } from '../../shared/domain/closing.ts';
import { missingConsent } from '../../shared/domain/consent.ts';
import { askedConsents } from '../store/approval-store.ts';
import { rightsGivenOn } from '../store/right-store.ts';
import { seatsGivenOn } from '../store/seat-store.ts';
import type { Db } from '../store/tables.ts';
import { closableOf } from '../ticket/closable-of.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/**
 * What approvals put between a ticket and its end, by name: nobody closes while somebody is asked, and
 * nothing ends as done that was refused or never given.
 */
export async function approvalBlockers(
  db: Db,
  ticket: StoredTicket,
): Promise<readonly ClosingBlocker[]> {
  const { ticketId } = ticket.item;
  return missingConsent(closableOf(ticket), {
    approvals: await askedConsents(db, ticketId),
    rights: await rightsGivenOn(db, ticketId),
    seats: await seatsGivenOn(db, ticketId),
  });
}
