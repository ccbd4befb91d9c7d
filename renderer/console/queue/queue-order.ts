import type { Session } from '../../../shared/contract/desk-contract.ts';
import { siteIdOf } from '../../../shared/domain/site.ts';
import type { QueueItem, TicketStatus } from '../../../shared/domain/ticket.ts';

const rank: Readonly<Record<TicketStatus, number>> = {
  waiting: 0,
  called: 1,
  'in-progress': 2,
  'on-hold': 3,
  'no-show': 3,
  resolved: 4,
  closed: 5,
  cancelled: 5,
};

/** Who is served first: waiting before the rest, then priority, then arrival, then number. */
export function serveOrder(one: QueueItem, other: QueueItem): number {
  return (
    rank[one.status] - rank[other.status] ||
    one.priority - other.priority ||
    Date.parse(one.arrivedAt) - Date.parse(other.arrivedAt) ||
    one.number - other.number
  );
}

/**
 * Whom the desk calls next for somebody at a counter, as far as the queue tells: first who was sent to that
 * counter, and nobody who is kept for a colleague or another counter.
 */
export function nextFor(
  waiting: readonly QueueItem[],
  { accountId, counter }: Pick<Session, 'accountId' | 'counter'>,
): QueueItem | undefined {
  const isSentHere = (item: QueueItem) => item.counter !== null && item.counter === counter;
  const isAnybodys = (item: QueueItem) =>
    item.counter === null && (item.assignee === null || item.assignee.accountId === accountId);
  return waiting
    .filter((item) => isSentHere(item) || isAnybodys(item))
    .toSorted(
      (one, other) => Number(isSentHere(other)) - Number(isSentHere(one)) || serveOrder(one, other),
    )[0];
}

/** Place in the own queue of the own site, first is 1, of every ticket that waits. */
export function positions(items: Iterable<QueueItem>): ReadonlyMap<string, number> {
  const waiting = [...items].filter((item) => item.status === 'waiting').toSorted(serveOrder);
  const count = new Map<string, number>();
  return new Map(
    waiting.map((item) => {
      const line = `${siteIdOf(item)} ${item.queue}`;
      const place = (count.get(line) ?? 0) + 1;
      count.set(line, place);
      return [item.ticketId, place];
    }),
  );
}

export interface Arrangement {
  readonly rows: readonly QueueItem[];
  /** Tickets that came while the rows were held still. */
  readonly arrived: number;
}

/**
 * The rows to draw. While somebody is pointing at the list or has scrolled in it, `held` is the order
 * that was on screen: rows change in place, nothing moves, newcomers are counted for the chip. A row
 * that left the list meanwhile stays where it was until the list is let go.
 */
export function arrange(
  live: readonly QueueItem[],
  held: readonly QueueItem[] | null,
  latest: (ticketId: string) => QueueItem | undefined,
): Arrangement {
  if (held === null) return { rows: live, arrived: 0 };
  const shown = new Set(held.map((item) => item.ticketId));
  return {
    rows: held.map((item) => latest(item.ticketId) ?? item),
    arrived: live.filter((item) => !shown.has(item.ticketId)).length,
  };
}
