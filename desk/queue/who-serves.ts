import type { PlannedChange } from './planned-changes.ts';

/** Somebody who is at work at a moment. */
export interface AtHisCounter {
  /** Minutes that his visit is expected to last; null while he serves nobody. */
  readonly visitFor: number | null;
  /** Minutes until the end of his break; null when he has none. */
  readonly breakFor: number | null;
}

/** How that enters a forecast. */
export interface Serving {
  readonly serving: number;
  readonly busyFor: readonly number[];
  /** Who comes back from a break: when he does, and has ended the visit that he left open, he takes the next. */
  readonly back: readonly PlannedChange[];
}

/**
 * Whoever has a break serves nobody until its end, and its end is known: it is a coming, not a visit that
 * may take longer. Where nobody at all is known to be at work, one technician is reckoned with.
 */
export function whoServes(people: readonly AtHisCounter[]): Serving {
  const atWork = people.filter(({ breakFor }) => breakFor === null);
  const back = people
    .flatMap(({ visitFor, breakFor }) =>
      breakFor === null
        ? []
        : [{ inMinutes: Math.max(0, breakFor, visitFor ?? 0), by: 1 as const }],
    )
    .toSorted((one, other) => one.inMinutes - other.inMinutes);
  return {
    serving: people.length === 0 ? 1 : atWork.length,
    busyFor: atWork
      .flatMap(({ visitFor }) => (visitFor === null ? [] : [Math.max(0, visitFor)]))
      .toSorted((one, other) => one - other),
    back,
  };
}
