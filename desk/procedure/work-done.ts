import { minutesOf } from '../../shared/domain/procedure.ts';
import { lastBegun } from '../store/event-store.ts';
import type { Db } from '../store/tables.ts';
import { logWork, minutesLogged } from '../store/work-store.ts';
import type { ChangedBy, TicketChange } from '../ticket/change.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/** The moves with which somebody's turn at the counter ends. */
const endsTurn: ReadonlySet<TicketChange['type']> = new Set([
  'resolve',
  'hand-over',
  'return-to-queue',
  'hold',
]);

/**
 * Writes down the time that a technician was with a ticket, when his turn ends, less what steps and he
 * himself have written of it. Nobody has to type it; a visitor or the desk itself logs nothing.
 */
export async function logHandling(
  db: Db,
  by: ChangedBy,
  ticket: StoredTicket,
  change: Pick<TicketChange, 'type'>,
  done: { readonly entryId: string; readonly at: string; readonly words: string | null },
): Promise<void> {
  const { accountId } = by;
  if (accountId === null || !endsTurn.has(change.type)) return;
  if (ticket.item.status !== 'in-progress') return;
  const since = await lastBegun(db, ticket.item.ticketId);
  if (since === null) return;
  const whole = minutesOf(Date.parse(since), Date.parse(done.at));
  const written = await minutesLogged(db, ticket.item.ticketId, accountId, since);
  const minutes = Math.max(0, whole - written);
  if (minutes === 0) return;
  await logWork(db, {
    entry_id: done.entryId,
    ticket_id: ticket.item.ticketId,
    account_id: accountId,
    by: by.name,
    at: done.at,
    minutes,
    words: (done.words ?? '').slice(0, 4000),
    source: 'handling',
  });
}
