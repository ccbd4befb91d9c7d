import { isAsked } from '../store/approval-store.ts';
import type { Db } from '../store/tables.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/** What approvals put between a ticket and its end, by name: nobody closes while somebody is asked. */
export async function approvalBlockers(db: Db, ticket: StoredTicket): Promise<readonly string[]> {
  if (ticket.document.resolution?.closingCode === 'withdrawn') return [];
  return (await isAsked(db, ticket.item.ticketId)) ? ['approval-asked'] : [];
}
