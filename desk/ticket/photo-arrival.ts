import { timestamp } from '../../shared/base/clock.ts';
import type { DeskContext } from '../desk-context.ts';
import { insertAttachment } from '../store/attachment-store.ts';
import { appendEvent } from '../store/event-store.ts';
import { lockTicket, ticketsWithPhoto } from '../store/ticket-store.ts';
import type { StoredTicket } from './stored-ticket.ts';

/**
 * Records a photo whose file is safely on disk, and tells every ticket that named it. The version of
 * a ticket stays: a photo that comes in changes nothing that a technician is about to do.
 */
export async function recordPhoto(
  context: DeskContext,
  hash: string,
  bytes: number,
): Promise<void> {
  const at = timestamp(context.clock);
  await context.database.write(async (db) => {
    if (!(await insertAttachment(db, { hash, bytes, at }))) return;
    const named = await ticketsWithPhoto(db, hash);
    const locked: StoredTicket[] = [];
    // All of them before the first event, which keeps other writers waiting, and always in one order.
    for (const ticketId of [...new Set(named.map((each) => each.ticketId))].toSorted()) {
      const ticket = await lockTicket(db, context.database.kind, ticketId);
      if (ticket !== null) locked.push(ticket);
    }
    for (const ticket of locked) {
      await appendEvent(db, context.database.kind, {
        item: ticket.item,
        at,
        actor: `kiosk ${ticket.document.kioskName}`,
        actorId: null,
        kind: 'ticket.photo-arrived',
        words: null,
        details: {},
      });
    }
  });
  context.hub.committed();
}
