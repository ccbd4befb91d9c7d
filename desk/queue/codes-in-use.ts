import type { QueueItem } from '../../shared/domain/ticket.ts';
import { followTickets } from '../events/follow-tickets.ts';
import type { EventHub } from '../events/hub.ts';
import { codesOfUnfinished } from '../store/ticket-store.ts';
import type { DeskDatabase } from '../store/tables.ts';

/**
 * The visit codes by which somebody may still be called, kept by following the events: they begin anew each
 * day, and who came yesterday may wait today. Who was helped is not counted, or a desk that closes no
 * tickets would run out of short codes.
 */
export class CodesInUse {
  readonly #codes = new Map<string, string>();

  /** Follows a hub that is open. */
  open(hub: EventHub, database: DeskDatabase): Promise<void> {
    return followTickets(hub, {
      noticed: (item) => this.noticed(item),
      read: () => codesOfUnfinished(database.read),
      add: ({ ticketId, visitCode }) => this.#codes.set(ticketId, visitCode),
    });
  }

  /** Follows one change. */
  noticed({
    ticketId,
    visitCode,
    status,
  }: Pick<QueueItem, 'ticketId' | 'visitCode' | 'status'>): void {
    if (status === 'resolved' || status === 'closed' || status === 'cancelled') {
      this.#codes.delete(ticketId);
    } else {
      this.#codes.set(ticketId, visitCode);
    }
  }

  has(visitCode: string): boolean {
    for (const code of this.#codes.values()) if (code === visitCode) return true;
    return false;
  }
}
