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
  /** How many hold each number of a letter, the first of them at 0. */
  readonly #holders = new Map<string, Uint16Array>();

  /** Follows a hub that is open. */
  open(hub: EventHub, database: DeskDatabase): Promise<void> {
    return followTickets(hub, {
      noticed: (item) => this.noticed(item),
      read: () => codesOfUnfinished(database.read),
      add: ({ ticketId, visitCode }) => this.#hold(ticketId, visitCode),
      clear: () => {
        this.#codes.clear();
        this.#holders.clear();
      },
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
    const holders = this.#holders.get(prefix);
    if (holders === undefined) return from;
    const first = (from - 1) % codesOfALetter;
    const next = holders.indexOf(0, first);
    if (next !== -1) return from + next - first;
    const again = holders.indexOf(0);
    return again === -1 ? from : from + codesOfALetter + again - first;
  }

  #hold(ticketId: string, visitCode: string): void {
    if (this.#codes.get(ticketId) === visitCode) return;
    this.#release(ticketId);
    this.#codes.set(ticketId, visitCode);
    this.#count(visitCode, 1);
  }

  #release(ticketId: string): void {
    const visitCode = this.#codes.get(ticketId);
    if (visitCode === undefined) return;
    this.#codes.delete(ticketId);
    this.#count(visitCode, -1);
  }

  #count(visitCode: string, change: 1 | -1): void {
    const [, prefix = '', digits = ''] = /^([A-Z]+)(\d+)$/u.exec(visitCode) ?? [];
    const number = Number(digits);
    // Nobody is given a code that is written otherwise.
    if (visitCode !== visitCodeOf(prefix, number)) return;
    const holders = this.#holders.get(prefix) ?? new Uint16Array(codesOfALetter);
    this.#holders.set(prefix, holders);
    holders[number - 1] = (holders[number - 1] ?? 0) + change;
  }
}
