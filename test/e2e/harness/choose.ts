import { expect, type Page } from '@playwright/test';

/**
 * Chooses one of a set of radio buttons, as a hand does: the button itself has no size, its words are pressed.
 * Waits until they stand still and until the choice is there.
 */
export async function choose(page: Page, words: string): Promise<void> {
  const option = page.getByRole('radio', { name: words, exact: true });
  await page.locator('label').filter({ has: option }).click();
  await expect(option).toBeChecked();
}
