import { badgeNumberSchema } from '../../shared/domain/person.ts';

/** Keys of a keyboard-wedge reader come at most this far apart; nobody types like that. */
export const wedgeGapMs = 35;

const shortestBadge = 4;
const longestBadge = 64;

/** What may still turn out to be a badge. */
export interface WedgeState {
  readonly held: string;
  readonly lastMs: number;
}

/** Keys that write nothing by themselves: a reader presses them before a capital, as fingers do. */
const shiftingKeys: ReadonlySet<string> = new Set(['Shift', 'CapsLock', 'NumLock']);

export const noWedge: WedgeState = { held: '', lastMs: Number.NEGATIVE_INFINITY };

export interface WedgeTurn {
  readonly state: WedgeState;
  /** `hold` and `badge` must not reach the page. */
  readonly verdict: 'pass' | 'hold' | 'badge';
  /** Characters held before that a person typed after all. */
  readonly released: string;
  readonly badgeNumber: string | null;
}

/**
 * Tells a badge reader from fingers: a reader types a whole number within milliseconds and ends it
 * with Enter. Characters are held back until the next key shows which of the two it was, so that a
 * badge number never lands in a field.
 */
export function wedgeKey(state: WedgeState, key: string, atMs: number): WedgeTurn {
  if (isShifting(key)) return { state, verdict: 'pass', released: '', badgeNumber: null };
  const inBurst = atMs - state.lastMs <= wedgeGapMs;
  if (key === 'Enter') return endOfBurst(state, inBurst);
  if (!/^[A-Za-z0-9.:-]$/u.test(key)) return { ...releaseAll(state), verdict: 'pass' };
  if (inBurst && state.held.length < longestBadge) {
    return hold({ held: state.held + key, lastMs: atMs }, '');
  }
  return hold({ held: key, lastMs: atMs }, state.held);
}

/** Whether this key only changes what the next one writes: it neither is part of a badge nor ends it. */
export function isShifting(key: string): boolean {
  return shiftingKeys.has(key);
}

/** No key came in time: what was held was typed by a person. */
export function wedgeQuiet(state: WedgeState): WedgeTurn {
  return { ...releaseAll(state), verdict: 'pass' };
}

function endOfBurst(state: WedgeState, inBurst: boolean): WedgeTurn {
  const badge = badgeNumberSchema.safeParse(state.held);
  if (!inBurst || state.held.length < shortestBadge || !badge.success) {
    return { ...releaseAll(state), verdict: 'pass' };
  }
  return { state: noWedge, verdict: 'badge', released: '', badgeNumber: badge.data };
}

function hold(state: WedgeState, released: string): WedgeTurn {
  return { state, verdict: 'hold', released, badgeNumber: null };
}

function releaseAll(state: WedgeState): Omit<WedgeTurn, 'verdict'> {
  return { state: noWedge, released: state.held, badgeNumber: null };
}
