import type { Priority } from '../../shared/domain/priority.ts';
import type { ServedVisit } from './service-times.ts';

/** A visit that was served, with when and by whom. */
export interface PastVisit extends ServedVisit {
  readonly siteId: string;
  readonly accountId: string | null;
  readonly priority: Priority;
  readonly arrivedMs: number;
  readonly calledMs: number;
  readonly startedMs: number;
  readonly endedMs: number;
}

/** Who lets people wait for longer than this after a visit does something else meanwhile. */
const longestBetweenMs = 10 * 60_000;
/** Until there are some more than these, nothing is believed to lie between visits, or to come before anybody. */
const doubtedVisits = 5;
const doubtedCalls = 20;

/** What past visits tell of a wait beside how long each of them took. */
export class PastCalls {
  /**
   * Minutes from the end of a visit to the beginning of the next one of the same technician, for whom somebody
   * waited: he clears his counter, calls, and somebody walks there.
   */
  readonly betweenMinutes: number;
  private readonly shares: ReadonlyMap<Priority, number>;

  constructor(visits: readonly PastVisit[]) {
    this.betweenMinutes = betweenMinutesOf(visits);
    this.shares = sharesOf(visits);
  }

  /**
   * Of those who were called while somebody of this priority waited, the share of more urgent ones who came
   * after him. They were not there yet when his wait was told.
   */
  overtaking(priority: Priority): number {
    return this.shares.get(priority) ?? 0;
  }
}

function betweenMinutesOf(visits: readonly PastVisit[]): number {
  let sumMs = 0;
  let count = 0;
  for (const [accountId, own] of Map.groupBy(visits, (visit) => visit.accountId)) {
    if (accountId === null) continue;
    const inOrder = own.toSorted((one, other) => one.startedMs - other.startedMs);
    for (const [at, { arrivedMs, startedMs }] of inOrder.entries()) {
      const endedMs = inOrder[at - 1]?.endedMs;
      if (endedMs === undefined || arrivedMs > endedMs) continue;
      const betweenMs = startedMs - endedMs;
      // Who begins with another before the first is done works at both.
      if (betweenMs < 0 || betweenMs > longestBetweenMs) continue;
      sumMs += betweenMs;
      count += 1;
    }
  }
  return sumMs / 60_000 / (count + doubtedVisits);
}

function sharesOf(visits: readonly PastVisit[]): ReadonlyMap<Priority, number> {
  const counts = new Map<Priority, { calls: number; overtaking: number }>();
  for (const ofSite of Map.groupBy(visits, (visit) => visit.siteId).values()) {
    for (const { priority, arrivedMs, calledMs } of ofSite) {
      const count = counts.get(priority) ?? { calls: 0, overtaking: 0 };
      counts.set(priority, count);
      for (const other of ofSite) {
        if (other.calledMs <= arrivedMs || other.calledMs >= calledMs) continue;
        count.calls += 1;
        if (other.arrivedMs > arrivedMs && other.priority < priority) count.overtaking += 1;
      }
    }
  }
  return new Map(
    [...counts].map(([priority, { calls, overtaking }]) => [
      priority,
      overtaking / (calls + doubtedCalls),
    ]),
  );
}
