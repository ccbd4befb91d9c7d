import type { Page } from '@playwright/test';
import { arrive } from '../test/e2e/harness/visitor.ts';

/**
 * Goes on to one of these screens, and says which. Who comes again and again with one phone is asked whether
 * it belongs to his earlier ticket: it is another matter each time.
 */
export async function asAnotherMatter(
  screen: Page,
  press: (key: string) => Promise<void>,
  ...screens: readonly string[]
): Promise<string> {
  const there = await arrive(screen, 'earlier', ...screens);
  if (there !== 'earlier') return there;
  await press('kiosk:earlier.join.no');
  return arrive(screen, ...screens);
}
