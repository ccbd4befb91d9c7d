import { z } from 'zod';
import { timestampSchema } from '../base/identifier.ts';
import type { ClosureCause } from './service-level/closure.ts';
import type { Away } from './away-skill.ts';
import { type WaitRange, laterBy, opensAtSchema } from './wait-estimate.ts';

/** When a desk stops helping people for the day, and when it opens again. */
export const closingTimeSchema = z.strictObject({
  closesAt: timestampSchema,
  opensAgainAt: timestampSchema,
});
export type ClosingTime = Readonly<z.infer<typeof closingTimeSchema>>;

/** Whether somebody may not be helped today: his wait reaches past closing time, or begins after it. */
export const todaySchema = z.enum(['perhaps', 'unlikely']);
export type Today = z.infer<typeof todaySchema>;

/** A wait as it is promised; without `today` it ends in time. */
export interface PromisedWait {
  /** From now on, with the time that the desk is closed in between. */
  readonly wait: WaitRange;
  readonly today?: Today | undefined;
}

/** A wait as it is shown. Without `opensAt` the desk is open. */
export interface ExpectedWait {
  /** From now on; from when the desk opens, if it is closed, and when it opens again, if today is unlikely. */
  readonly wait: WaitRange;
  readonly opensAt?: string;
  /** Why it is closed, when that is against its calendar. */
  readonly closedBy?: ClosureCause;
  /** Of an open desk, when it is known to close. */
  readonly closing?: ClosingTime;
  readonly today?: Today;
  /** Who knows most about it is not at work. */
  readonly away?: Away;
}

/** What of an expected wait is told to screens beside the wait itself. */
export const expectedFields = {
  /** While the desk is closed: every wait is from then on. */
  opensAt: opensAtSchema,
  closing: closingTimeSchema.optional(),
  /** Absent when the wait ends in time; when it is unlikely to, the wait is from `closing.opensAgainAt` on. */
  today: todaySchema.optional(),
};

/**
 * What a wait from now on says of today. Past closing time the first of the line may still be helped, as long
 * as somebody is at work.
 */
export function todayOf(
  { fromMinutes, toMinutes }: WaitRange,
  { closesAt }: Pick<ClosingTime, 'closesAt'>,
  nowMs: number,
): Today | null {
  const minutesLeft = Math.max(0, (Date.parse(closesAt) - nowMs) / 60_000);
  if (fromMinutes > minutesLeft) return 'unlikely';
  return toMinutes > minutesLeft ? 'perhaps' : null;
}

/** The same wait for a line that stands still while the desk is closed: from now on, and longer. */
export function overClosedTime(
  wait: WaitRange,
  { closesAt, opensAgainAt }: ClosingTime,
  nowMs: number,
): WaitRange {
  // People were at work until now, should it be past closing time.
  const closedFromMs = Math.max(nowMs, Date.parse(closesAt));
  return laterBy(Math.max(0, Date.parse(opensAgainAt) - closedFromMs) / 60_000, wait);
}
