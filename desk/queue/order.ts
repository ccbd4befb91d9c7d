import type { QueueItem } from '../../shared/domain/ticket.ts';

/** What decides who is served first. */
export type Place = Pick<QueueItem, 'priority' | 'arrivedAt' | 'number'>;

/**
 * The one order of a queue: priority first (1 before 5), then arrival, then number. `queueOrder` in
 * store/ticket-store.ts says the same in SQL, and the index `ticket_waiting` has these columns.
 * Times are RFC 3339 with milliseconds in UTC, so that they compare as text.
 */
export function inQueueOrder(one: Place, other: Place): number {
  if (one.priority !== other.priority) return one.priority - other.priority;
  if (one.arrivedAt !== other.arrivedAt) return one.arrivedAt < other.arrivedAt ? -1 : 1;
  return one.number - other.number;
}
