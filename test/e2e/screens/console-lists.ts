import type { ConsoleHands } from './console-journey.ts';

/** Lists of tickets: more filters, all tickets, what is chosen, and saved views. */
export async function lookAtLists({ page, words, press, see }: ConsoleHands): Promise<void> {
  await page.goto('/console');
  await press('lists:filter.more');
  await page.getByRole('button', { name: words('lists:filter.category') }).waitFor();
  await see('list-filters');
  await page.goto('/console?view=archive');
  await page.locator('tr[data-ticket]').first().waitFor();
  await see('list-all-tickets');

  await page.getByRole('checkbox').first().click();
  await page.getByRole('checkbox').nth(1).click();
  await page.getByRole('group', { name: words('lists:bulk.title') }).waitFor();
  await see('list-chosen');
  await press('lists:bulk.do.hand-over');
  await page.getByRole('dialog').waitFor();
  await see('list-bulk');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.keyboard.press('v');
  await page.getByRole('menuitem', { name: words('lists:view.save') }).click();
  await page.getByLabel(words('lists:view.name'), { exact: true }).fill('Archief');
  await see('list-save-view');
  await press('lists:view.keep');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('v');
  await page.getByRole('menu').waitFor();
  await see('list-views');
  await page.getByRole('menuitem', { name: words('lists:view.manage') }).click();
  await page.getByRole('dialog').waitFor();
  await see('list-manage-views');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
