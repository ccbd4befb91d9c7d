import type { ConsoleHands } from './console-journey.ts';

/** The pages for devices left behind and for visitors whom staff check in, before anything is there. */
export async function lookAtBench({ page, words, see }: ConsoleHands): Promise<void> {
  await page.goto('/console/bench');
  await page.getByText(words('bench:empty.here')).waitFor();
  await see('bench-empty');
  await page.goto('/console/shelves');
  await page.getByText(words('bench:shelves.none')).waitFor();
  await see('shelves-none');
  await page.goto('/console/concierge');
  await page.getByLabel(words('concierge:words')).waitFor();
  await see('concierge');
}
