import type { QueueItem } from '../../shared/domain/ticket.ts';
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
  async open(hub: EventHub, database: DeskDatabase): Promise<void> {
    const heard = new Set<string>();
    let loading = true;
    hub.subscribe(({ item }) => {
      if (loading) heard.add(item.ticketId);
      this.noticed(item);
    });
    for (const { ticketId, visitCode } of await codesOfUnfinished(database.read)) {
      // What was heard meanwhile is newer than what was read.
      if (!heard.has(ticketId)) this.#codes.set(ticketId, visitCode);
    }
    loading = false;
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
