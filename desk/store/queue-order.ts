import { sql } from 'kysely';
import type { Priority } from '../../shared/domain/priority.ts';

/** What decides who is served first. */
export interface Place {
  readonly priority: Priority;
  readonly arrivedAt: string;
  readonly number: number;
}

/**
 * The one order of a queue: priority first (1 before 5), then arrival, then number. Times are RFC
 * 3339 with milliseconds in UTC, so that they sort as text. The indexes `ticket_waiting` and
 * `ticket_live` have these columns, and `WaitingIndex` counts by the same rule.
 */
export const queueOrderText = 'priority, arrived_at, number';
export const queueOrder = sql.raw(queueOrderText);

/**
 * Every ticket that is neither closed nor cancelled. Literal, not bound: only so do both databases see that the
 * partial index `ticket_live` fits.
 */
export const isLiveText =
  "status in ('waiting', 'called', 'in-progress', 'on-hold', 'no-show', 'resolved')";
export const isLive = sql.raw<boolean>(isLiveText);
