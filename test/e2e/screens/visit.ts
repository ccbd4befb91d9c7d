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

/** Waits until nothing on the page moves any more but what never stops. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
}
