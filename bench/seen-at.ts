import type { Page } from '@playwright/test';
import { z } from 'zod';
import { clockAhead } from './page-clock.ts';

const seenSchema = z.record(z.string(), z.number());

/**
 * Notes when the first element of each selector is on screen: in the page, after the frame that draws
 * it, by the page's clock. What was noted before is forgotten.
 */
export function watchFor(page: Page, selectors: Readonly<Record<string, string>>): Promise<void> {
  return page.evaluate((wanted) => {
    const seen: Record<string, number> = {};
    const left = new Map(Object.entries(wanted));
    const look = (): void => {
      for (const [name, selector] of left) {
        if (document.querySelector(selector) === null) continue;
        left.delete(name);
        requestAnimationFrame(() => {
          // A message is handled after the frame in which it was sent.
          const afterFrame = new MessageChannel();
          afterFrame.port1.onmessage = () => {
            seen[name] = performance.timeOrigin + performance.now();
            afterFrame.port1.close();
          };
          afterFrame.port2.postMessage(null);
        });
      }
    };
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    addEventListener(
      'click',
      (event) => {
        seen['click'] = performance.timeOrigin + event.timeStamp;
      },
      { capture: true },
    );
    look();
    Object.assign(globalThis, { balieSeen: seen });
  }, selectors);
}

/** When each was seen, by this process's clock; `click` is the last click. */
export async function seenAt(page: Page): Promise<Readonly<Record<string, number>>> {
  const seen = seenSchema.parse(await page.evaluate<unknown>('balieSeen'));
  const ahead = await clockAhead(page);
  return Object.fromEntries(Object.entries(seen).map(([name, at]) => [name, at - ahead]));
}
