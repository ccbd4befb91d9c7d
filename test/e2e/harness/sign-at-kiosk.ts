import type { Page } from '@playwright/test';
import { signWithMouse } from '../screens/sign-with-mouse.ts';

/** Signs with a finger in the field of the kiosk. */
export function signAtKiosk(screen: Page, words: (key: string) => string): Promise<void> {
  return signWithMouse(screen, screen.getByRole('img', { name: words('hand-out:sign.pad') }));
}
