import type { Page } from '@playwright/test';
import type { Words } from './visit.ts';

/** Signs in the field of a handover with the mouse. */
export async function signWithMouse(page: Page, words: Words): Promise<void> {
  const pad = page.getByRole('img', { name: words('handover:sign.pad') });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('No field to sign in');
  await page.mouse.move(box.x + 60, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 140, box.y + 120, { steps: 6 });
  await page.mouse.move(box.x + 260, box.y + 40, { steps: 6 });
  await page.mouse.up();
}
