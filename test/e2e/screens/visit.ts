import type { Page } from '@playwright/test';
import type { Locale } from '../../../shared/domain/locale.ts';
import { catalogueOf } from '../../architecture/catalogue.ts';

/** Called at every screen and state of a journey, by its name in kebab-case. */
export type Visit = (name: string, page: Page) => Promise<void>;

/** A text of one language by its key, such as `kiosk:stage.back`. */
export type Words = (key: string) => string;

export function wordsOf(locale: Locale): Words {
  const catalogue = catalogueOf(locale);
  return (key) => {
    const text = catalogue.get(key);
    if (text === undefined) throw new Error(`No text ${key} in ${locale}`);
    return text;
  };
}

/**
 * Waits until nothing on the page moves any more but what never stops. It asks for each next frame
 * itself: `finished` of an animation resolves in a frame, and a page that stands still draws none.
 */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const moves = ({ effect, playState }: Animation) =>
      playState === 'running' && effect?.getComputedTiming().iterations !== Infinity;
    while (document.getAnimations().some(moves)) {
      await new Promise((resolve) => {
        requestAnimationFrame(resolve);
      });
    }
    // What watches sizes is told within a frame, and draws in the next.
    for (let frame = 0; frame < 2; frame += 1) {
      await new Promise((resolve) => {
        requestAnimationFrame(resolve);
      });
    }
  });
}
