import { z } from 'zod';

/** An expected wait in whole minutes; always a range, never one figure. */
export const waitRangeSchema = z.strictObject({
  fromMinutes: z.int().min(0),
  toMinutes: z.int().min(0),
});
export type WaitRange = z.infer<typeof waitRangeSchema>;

/** What an estimate rests on. */
export interface WaitBasis {
  readonly peopleAhead: number;
  /** Technicians who serve this queue now; 0 counts as 1. */
  readonly serving: number;
  /** Minutes of the latest finished visits of this queue, newest first. */
  readonly recentServiceMinutes: readonly number[];
}

/** Service times assumed until five real ones are known. */
const assumedMinutes: readonly number[] = [5, 7, 8, 10, 14];

/**
 * Expected wait as a range: the lower and upper quartile of recent service times, times the people
 * ahead, over the people serving. With nobody ahead it is 0 to the share of one running visit.
 */
export function estimateWait(basis: WaitBasis): WaitRange {
  const times = (
    basis.recentServiceMinutes.length >= 5 ? basis.recentServiceMinutes : assumedMinutes
  ).toSorted((one, other) => one - other);
  const serving = Math.max(1, basis.serving);
  const lower = quantile(times, 0.25);
  const upper = quantile(times, 0.75);
  const fromMinutes = Math.floor((basis.peopleAhead * lower) / serving);
  const toMinutes = Math.ceil(((basis.peopleAhead + 1) * upper) / serving);
  return { fromMinutes, toMinutes: Math.max(toMinutes, fromMinutes + 2) };
}

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}
