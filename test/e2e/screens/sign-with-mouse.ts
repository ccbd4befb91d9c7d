import { expect, type Locator, type Page } from '@playwright/test';

/** Signs in a field with the mouse, once it stands still. */
export async function signWithMouse(page: Page, pad: Locator): Promise<void> {
  await pad.hover({ position: { x: 60, y: 60 } });
  await page.mouse.down();
  // From here on the field has the pointer, wherever it goes.
  const box = await pad.boundingBox();
  if (box === null) throw new Error('No field to sign in');
  await page.mouse.move(box.x + 140, box.y + 120, { steps: 6 });
  await page.mouse.move(box.x + 260, box.y + 40, { steps: 6 });
  await page.mouse.up();
  await expect(pad).toHaveAttribute('data-signed', 'true');
}
