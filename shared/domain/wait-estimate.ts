import { z } from 'zod';
import { timestampSchema } from '../base/identifier.ts';
import { closureCauseSchema } from './service-level/closure.ts';

/** An expected wait in whole minutes; always a range, never one figure. */
export const waitRangeSchema = z.strictObject({
  fromMinutes: z.int().min(0),
  toMinutes: z.int().min(0),
});
export type WaitRange = z.infer<typeof waitRangeSchema>;

/** When a desk opens; absent while it is open, or while somebody is at work there. */
export const opensAtSchema = timestampSchema.optional();

/** Why it is closed, when that is against its calendar (ADR 50). */
export const closedBySchema = closureCauseSchema.optional();

/** A range that begins so many minutes, whole or not, later. */
export function laterBy(minutes: number, { fromMinutes, toMinutes }: WaitRange): WaitRange {
  return {
    fromMinutes: Math.floor(fromMinutes + minutes),
    toMinutes: Math.ceil(toMinutes + minutes),
  };
}

/**
 * A range for who counts as arrived later than now, because he came early for his appointment: others who
 * come before that go first, so it reaches as far from there as it does from now.
 */
export function reachingTurn(wait: WaitRange, turnMs: number, nowMs: number): WaitRange {
  const earlyMinutes = Math.max(0, (turnMs - nowMs) / 60_000);
  return { ...wait, toMinutes: Math.ceil(wait.toMinutes + earlyMinutes) };
}

/** What of a wait that is reckoned from `nowMs` is left when the desk opens. */
export function fromOpening(wait: WaitRange, opensAt: string, nowMs: number): WaitRange {
  const { fromMinutes, toMinutes } = wait;
  const closedFor = (Date.parse(opensAt) - nowMs) / 60_000;
  // As wide as it was, also by a clock that is some minutes off.
  const left = Math.max(0, Math.ceil(fromMinutes - closedFor));
  return { fromMinutes: left, toMinutes: left + toMinutes - fromMinutes };
}
