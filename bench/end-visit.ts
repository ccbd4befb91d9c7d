import type { Page } from '@playwright/test';
import { press } from '../test/e2e/harness/visitor.ts';

/** Takes leave at the number and waits out the goodbye (6 s) until the kiosk is free again. */
export async function endVisit(screen: Page): Promise<void> {
  await press(screen, 'kiosk:number.done');
  await screen.locator('[data-screen=attract]').waitFor({ timeout: 15_000 });
}
