import type { Handover } from '../../shared/domain/handover.ts';
import { mailAddressSchema } from '../../shared/domain/outgoing.ts';
import { mailOfHandover, mailOfNumber, mailOfPerson } from '../store/mail-address-store.ts';
import type { Db } from '../store/tables.ts';
import { findTicket } from '../store/ticket-store.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/** Where the visitor of a ticket gets mail, or null: an address of the organisation, or what a guest typed. */
export async function mailOfVisitor(
  db: Db,
  { document: { visitor } }: StoredTicket,
): Promise<string | null> {
  switch (visitor.kind) {
    case 'known':
      return mailOfPerson(db, visitor.personId);
    case 'unverified':
      return mailOfNumber(db, visitor.badgeNumber);
    case 'guest': {
      // A guest says how he is reached in his own words; a telephone number is no address.
      const address = mailAddressSchema.safeParse(visitor.contact);
      return address.success ? address.data : null;
    }
    case 'anonymous':
      return null;
  }
}

/** Where whoever signed gets mail, or null. */
export async function mailOfHolder(
  db: Db,
  { handoverId, ticketId, document: { holder } }: Handover,
): Promise<string | null> {
  const given = await mailOfHandover(db, handoverId);
  if (given !== null) return given;
  if (holder.staffNumber !== null) return mailOfNumber(db, holder.staffNumber);
  const ticket = ticketId === null ? null : await findTicket(db, ticketId);
  // Somebody else may have come along to fetch it.
  const isVisitor =
    ticket?.document.visitor.kind === 'guest' &&
    ticket.document.visitor.name.toLowerCase() === holder.name.toLowerCase();
  return ticket !== null && isVisitor ? mailOfVisitor(db, ticket) : null;
}
