import type { QueueItem } from '../../shared/domain/ticket.ts';
import { followTickets } from '../events/follow-tickets.ts';
import type { EventHub } from '../events/hub.ts';
import { codesOfUnfinished } from '../store/ticket-store.ts';
import type { DeskDatabase } from '../store/tables.ts';
import { codesOfALetter, visitCodeOf } from './visit-code.ts';

/**
 * The visit codes by which somebody may still be called, kept by following the events: they begin anew each
 * day, and who came yesterday may wait today. Who was helped is not counted, or a desk that closes no
 * tickets would run out of short codes.
 */
export class CodesInUse {
  readonly #codes = new Map<string, string>();
  /** How many hold each code: none has an entry. */
  readonly #holders = new Map<string, number>();

  /** Follows a hub that is open. */
  open(hub: EventHub, database: DeskDatabase): Promise<void> {
    return followTickets(hub, {
      noticed: (item) => this.noticed(item),
      read: () => codesOfUnfinished(database.read),
      add: ({ ticketId, visitCode }) => this.#hold(ticketId, visitCode),
    });
  }

  /** Follows one change. */
  noticed({
    ticketId,
    visitCode,
    status,
  }: Pick<QueueItem, 'ticketId' | 'visitCode' | 'status'>): void {
    if (status === 'resolved' || status === 'closed' || status === 'cancelled') {
      this.#release(ticketId);
    } else {
      this.#hold(ticketId, visitCode);
    }
  }

  /**
   * The first number of a letter, from this one on, whose code nobody holds. When everybody holds one it is
   * this one: a code that two have is better than a visitor who is not taken in.
   */
  firstFree(prefix: string, from: number): number {
    for (let number = from; number < from + codesOfALetter; number += 1) {
      if (!this.#holders.has(visitCodeOf(prefix, number))) return number;
    }
    return from;
  }

  #hold(ticketId: string, visitCode: string): void {
    if (this.#codes.get(ticketId) === visitCode) return;
    this.#release(ticketId);
    this.#codes.set(ticketId, visitCode);
    this.#holders.set(visitCode, (this.#holders.get(visitCode) ?? 0) + 1);
  }

  #release(ticketId: string): void {
    const visitCode = this.#codes.get(ticketId);
    if (visitCode === undefined) return;
    this.#codes.delete(ticketId);
    const others = (this.#holders.get(visitCode) ?? 1) - 1;
    if (others === 0) this.#holders.delete(visitCode);
    else this.#holders.set(visitCode, others);
  }
}
