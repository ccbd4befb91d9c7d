import type { WaitRange } from '../../shared/domain/wait-estimate.ts';
import { heldShare } from './forecast-wait.ts';

/** How well waits were foretold lately. */
export interface WaitAccuracy {
  /** Visits of which the wait was foretold and is known. */
  readonly visits: number;
  /** Of those, how many waits lay inside the range that was said. */
  readonly inside: number;
}

/** Visits that the accuracy is told of. */
const remembered = 200;
/** How fast the width follows. */
const widthStep = 0.06;
const widthBounds = { least: 0.7, most: 2.5 } as const;

/**
 * Learns from every promise how wide a range has to be here, so that the share of waits that ranges
 * hold stays where it should be (adaptive conformal inference, Gibbs and Candès 2021): a miss widens, a
 * hit narrows a little. The middle is not corrected in this way: waits that follow each other miss
 * alike, and a correction that comes half an hour late swings (`npm run bench -- queue`).
 */
export class KeptPromises {
  private readonly kept: boolean[] = [];
  private learntWidth = 1;

  /** A visitor was called. */
  learn(promised: WaitRange, waitedMinutes: number): void {
    const inside = waitedMinutes >= promised.fromMinutes && waitedMinutes <= promised.toMinutes;
    this.kept.push(inside);
    if (this.kept.length > remembered) this.kept.shift();
    this.learntWidth = within(
      widthBounds,
      this.learntWidth * Math.exp(widthStep * (Number(!inside) - (1 - heldShare))),
    );
  }

  /** How much wider than the model says a range has to be. */
  width(): number {
    return this.learntWidth;
  }

  accuracy(): WaitAccuracy {
    return { visits: this.kept.length, inside: this.kept.filter(Boolean).length };
  }
}

function within(bounds: { readonly least: number; readonly most: number }, value: number): number {
  return Math.min(bounds.most, Math.max(bounds.least, value));
}
