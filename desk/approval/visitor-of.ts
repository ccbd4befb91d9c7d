import type { NamedPerson } from '../../shared/domain/holder.ts';
import { namesOfPerson } from '../store/approval-store.ts';
import type { Db } from '../store/tables.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/** The visitor of a ticket, as the four-eyes rule knows him. */
export async function visitorOf(db: Db, ticket: StoredTicket): Promise<NamedPerson> {
  const { visitor } = ticket.document;
  switch (visitor.kind) {
    case 'known':
      return namesOfPerson(db, visitor.personId);
    case 'unverified':
      return {
        names: visitor.name === null ? [] : [visitor.name],
        staffNumbers: [visitor.badgeNumber],
      };
    case 'guest':
      return { names: [visitor.name], staffNumbers: [] };
    case 'anonymous':
      return { names: [], staffNumbers: [] };
  }
}
