import type { Page } from '@playwright/test';

/**
 * When the largest thing of the page was painted, in ms since 1970 (Largest Contentful Paint: time
 * origin + renderTime). Waits for a first such paint.
 */
export function largestPaintAt(page: Page): Promise<number> {
  return page.evaluate(largestPaint);
}

/** The same as a script for a page that only its main process reaches. */
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

/** This process's clock in the same terms. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}
