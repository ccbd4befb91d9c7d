import { expect, type Page } from '@playwright/test';
import { signWithMouse } from '../screens/sign-with-mouse.ts';

/** Signs with a finger in the field of the kiosk, and sees that it did. */
export function signAtKiosk(screen: Page, words: (key: string) => string): Promise<void> {
  return signWithMouse(screen, screen.getByRole('img', { name: words('hand-out:sign.pad') }));
}

/** Agrees, and asks again as a visitor would when a busy desk does not answer in time: it is signed for once. */
export async function takeAlong(screen: Page, words: (key: string) => string): Promise<void> {
  await screen.getByRole('button', { name: words('hand-out:sign.go') }).click();
  const again = screen.getByRole('button', { name: words('kiosk:fault.again') });
  const done = screen.locator('[data-screen="hand-out-done"]');
  await expect(async () => {
    await expect(done.or(again)).toBeVisible({ timeout: 15_000 });
    if (await again.isVisible()) await again.click();
    await expect(done).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
}
