import type { Page } from '@playwright/test';

const questions = 15;

/** This process's clock, in ms since 1970; goes on evenly. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

/**
 * How far a page's `timeOrigin + now()` is ahead of `nowMs`, in ms. Both go on evenly from a moment that
 * they once read from the machine's clock, which is set meanwhile: the two were seen 25 ms apart. Taken
 * as in NTP, from the quickest of some answers, so to half of its time, some tenths of a millisecond.
 */
export async function clockAhead(page: Page): Promise<number> {
  let quickest = { took: Infinity, ahead: 0 };
  for (let question = 0; question < questions; question += 1) {
    const asked = nowMs();
    const there = await page.evaluate(() => performance.timeOrigin + performance.now());
    const answered = nowMs();
    const took = answered - asked;
    if (took < quickest.took) quickest = { took, ahead: there - (asked + answered) / 2 };
  }
  return quickest.ahead;
}
