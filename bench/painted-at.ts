import type { Page } from '@playwright/test';
import { clockAhead } from './page-clock.ts';

/**
 * When the largest thing of the page was painted, by this process's clock (Largest Contentful Paint: time
 * origin + renderTime). Waits for a first such paint.
 */
export async function largestPaintAt(page: Page): Promise<number> {
  const painted = await page.evaluate(largestPaint);
  return painted - (await clockAhead(page));
}

/** The same by the page's own clock, as a script for a page that only its main process reaches. */
export const largestPaintScript = `(${largestPaint.toString()})()`;

/** Runs in the page. */
function largestPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list, observer) => {
      // A later entry replaces an earlier one; this kind of entry has a renderTime.
      const last = list.getEntries().at(-1) as
        (PerformanceEntry & { renderTime: number }) | undefined;
      if (last === undefined) return;
      observer.disconnect();
      resolve(performance.timeOrigin + (last.renderTime === 0 ? last.startTime : last.renderTime));
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}
