/** The time, passed in so that tests decide it. Milliseconds since 1970-01-01T00:00:00Z. */
export interface Clock {
  readonly nowMs: () => number;
}

/** The machine's own clock. */
export const systemClock: Clock = { nowMs: () => Date.now() };

/** RFC 3339 in UTC with milliseconds, the one form of time in contracts and stores. */
export function timestamp(clock: Clock): string {
  return new Date(clock.nowMs()).toISOString();
}
