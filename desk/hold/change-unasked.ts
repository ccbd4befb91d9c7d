import type { QueueItem } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Db } from '../store/tables.ts';
import { lockTicket } from '../store/ticket-store.ts';
import type { TicketChange } from '../ticket/change.ts';
import { knownBefore, storeChange } from '../ticket/change-ticket.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/**
 * A change that no technician makes: the visitor's own, or the desk's. `decide` sees the ticket as
 * nobody else changes it before the end of the command, so that of two who decide on the same state
 * only one does so; what stands beside it is read in that command too. Answers how it stands then; null when there is no such ticket.
 */
export async function changeUnasked(
  context: DeskContext,
  ticketId: string,
  actor: 'visitor' | 'desk',
  decide: (
    item: QueueItem,
    ticket: StoredTicket,
    db: Db,
  ) => TicketChange | null | Promise<TicketChange | null>,
): Promise<QueueItem | null> {
  const given = await knownBefore(context, ticketId, true);
  const by = { accountId: null, name: actor, counter: null };
  const { item, event } = await context.database.write(async (db) => {
    const ticket = await lockTicket(db, context.database.kind, ticketId);
    const change = ticket === null ? null : await decide(ticket.item, ticket, db);
    if (ticket === null || change === null) return { item: ticket?.item ?? null, event: null };
    const changed = await storeChange(db, context, by, ticket, change, given);
    if (!changed.ok) return { item: ticket.item, event: null };
    return { item: changed.value.ticket.item, event: changed.value.event };
  });
  if (event !== null) context.hub.committed(event);
  return item;
}
