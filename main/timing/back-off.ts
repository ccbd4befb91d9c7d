/** How waiting grows with each failure in a row. */
export interface BackOff {
  readonly firstMs: number;
  readonly largestMs: number;
  /** 0 ≤ value < 1; passed in so that tests decide it. */
  readonly random: () => number;
}

/**
 * Milliseconds to wait after this many failures in a row: doubling, half of it random, so that
 * kiosks that lost the same desk do not all return in the same moment.
 */
export function delayAfter(failures: number, backOff: BackOff): number {
  const whole = Math.min(
    backOff.largestMs,
    backOff.firstMs * 2 ** Math.min(30, Math.max(0, failures - 1)),
  );
  return Math.round(whole / 2 + (whole / 2) * backOff.random());
}
