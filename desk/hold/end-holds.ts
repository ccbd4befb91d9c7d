import type { QueueItem } from '../../shared/domain/ticket.ts';
import { timestamp } from '../../shared/base/clock.ts';
import type { DeskContext } from '../desk-context.ts';
import { holdsOver, lastLeft } from '../store/held-store.ts';
import type { TicketChange } from '../ticket/change.ts';
import { changeUnasked } from './change-unasked.ts';

/** Taken at one look; the rest waits for the next. */
const mostAtOnce = 200;

/**
 * Ends the holds whose time is over: who was on hold waits again at his old place; who did not come, or went home and
 * never came back, is signed off and can be opened again.
 */
export async function endHolds(context: DeskContext): Promise<void> {
  const now = timestamp(context.clock);
  for (const ticketId of await holdsOver(context.database.read, now, mostAtOnce)) {
    await changeUnasked(context, ticketId, 'desk', async (item, _ticket, db) =>
      endOfHold(item, now, await lastLeft(db, ticketId)),
    );
  }
}

/** What ends a hold, or null when it is not over: a technician or the visitor was first. */
function endOfHold(
  item: QueueItem,
  now: string,
  left: Awaited<ReturnType<typeof lastLeft>>,
): TicketChange | null {
  if (item.heldUntil === null || item.heldUntil > now) return null;
  return item.status === 'no-show' || left !== null
    ? { type: 'cancel', reason: null }
    : { type: 'back-in-queue' };
}
