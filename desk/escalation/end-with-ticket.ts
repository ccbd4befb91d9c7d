import type { DeskDatabase, Db } from '../store/tables.ts';
import { endEscalations } from '../store/escalation-store.ts';
import { appendEvent } from '../store/event-store.ts';
import type { ChangedBy } from '../ticket/change.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/**
 * Ends the escalations of a ticket that was just closed, cancelled or merged away, each with a line of history
 * that says why: nobody waits for what nobody needs any more. To be called before the event of that change, so
 * that the change stays the last that happened.
 */
export async function endWithTicket(
  db: Db,
  kind: DeskDatabase['kind'],
  { item, updatedAt: at }: StoredTicket,
  by: Pick<ChangedBy, 'name' | 'accountId'>,
  because: 'closed' | 'cancelled' | 'merged',
): Promise<void> {
  const ended = await endEscalations(db, item.ticketId, { at, by: by.name });
  for (const { targetName } of ended) {
    await appendEvent(db, kind, {
      ...{ item, at, actor: by.name, actorId: by.accountId },
      kind: 'ticket.escalation-ended',
      words: null,
      details: { to: targetName, because },
    });
  }
}
