import { chromium, type Browser } from '@playwright/test';
import { chromiumLaunchOptions } from '../test/e2e/browsers.ts';
import setUp from '../test/e2e/harness/global-setup.ts';

/**
 * Builds what is stale, finds Electron and Chromium, and gives them a display, as the end-to-end
 * tests do; everything is stopped again at the end.
 */
export async function withScreens<T>(measure: (browser: Browser) => Promise<T>): Promise<T> {
  const tearDown = await setUp();
  try {
    const browser = await chromium.launch(chromiumLaunchOptions());
    try {
      return await measure(browser);
    } finally {
      await browser.close();
    }
  } finally {
    await tearDown();
  }
}
