import { expect } from '@playwright/test';
import type { ConsoleHands } from './console-journey.ts';

/** The pages beside the queue: who is expected, and who knows most about what. */
export async function turnPages({ page, words, press, see }: ConsoleHands): Promise<void> {
  const fill = (key: string, text: string) =>
    page.getByLabel(words(key), { exact: true }).fill(text);

  await page.goto('/console/appointments');
  await page.getByText(words('appointments:nobody')).waitFor();
  // Tomorrow: today's may be over.
  await press('appointments:day-after');
  await page.getByText(words('appointments:nobody')).waitFor();
  await see('appointments-empty');
  await page.getByText(words('appointments:by.name')).click();
  for (const [name, time] of [
    ['Sam de Boer', '9:30'],
    ['Robin Smit', '9:40'],
    ['Kim Bos', '9:50'],
  ] as const) {
    await fill('appointments:who.name', name);
    await fill('appointments:time', time);
    await fill('appointments:column.reason', 'Laptop');
    await press('appointments:book');
    if (name !== 'Kim Bos') await page.getByRole('row').filter({ hasText: name }).waitFor();
  }
  await expect(page.getByRole('alert')).toHaveText(words('console:fault.appointment-full'));
  await see('appointments');

  await page.goto('/console/skills');
  await page.getByText(words('skills:helps-everybody')).first().waitFor();
  await press('console:skill.network');
  await page
    .getByRole('button', { name: words('console:skill.network'), pressed: true })
    .first()
    .waitFor();
  await see('skills');
  // Who is called next is chosen without skills from here on.
  await press('console:skill.network');
  await page.getByText(words('skills:helps-everybody')).first().waitFor();
}
