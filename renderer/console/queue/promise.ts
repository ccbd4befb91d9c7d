import type { QueueItem } from '../../../shared/domain/ticket.ts';

/**
 * Waiting time against what the visitor was promised. `over` when the promise is broken, `soon` from
 * three quarters of it (conventions: warn at 75 %), `met` while the visitor is being helped, `past`
 * when that is over.
 */
export interface PromiseState {
  readonly level: 'ample' | 'soon' | 'over' | 'met' | 'past';
  /** Part of the promised time that is gone, 0 to 1. */
  readonly used: number;
  readonly waitedMinutes: number;
  /** Whole minutes left; negative when over. */
  readonly leftMinutes: number;
}

/** What a promise is read from. */
export type Promised = Pick<QueueItem, 'arrivedAt' | 'promisedAt' | 'status' | 'reportType'>;

const minuteMs = 60_000;
const soonFrom = 0.75;

export function promiseState(item: Promised, nowMs: number): PromiseState {
  const arrivedMs = Date.parse(item.arrivedAt);
  const promisedMs = Date.parse(item.promisedAt);
  const waitedMs = Math.max(0, nowMs - arrivedMs);
  const span = promisedMs - arrivedMs;
  const leftMs = promisedMs - nowMs;
  // Who came early for an appointment counts as arrived later, at times after what he was promised:
  // nothing of his wait is used until that is over.
  const used = span > 0 ? Math.min(1, waitedMs / span) : leftMs < 0 ? 1 : 0;
  return {
    // Who complains was told that he need not wait, so there is no turn to be late for.
    level: item.reportType === 'complaint' ? 'past' : level(item.status, used, leftMs),
    used,
    waitedMinutes: Math.floor(waitedMs / minuteMs),
    leftMinutes: leftMs >= 0 ? Math.ceil(leftMs / minuteMs) : -Math.ceil(-leftMs / minuteMs),
  };
}

function level(status: QueueItem['status'], used: number, leftMs: number): PromiseState['level'] {
  if (status === 'in-progress') return 'met';
  if (status !== 'waiting' && status !== 'called') return 'past';
  if (leftMs < 0) return 'over';
  return used >= soonFrom ? 'soon' : 'ample';
}
