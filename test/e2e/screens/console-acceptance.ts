import type { ConsoleHands } from './console-journey.ts';

/** Acceptance tests: no campaign yet, what is covered of one, its script while it is written, and a step. */
export async function lookAtAcceptance({ page, words, see, press }: ConsoleHands): Promise<void> {
  await page.goto('/console/acceptance');
  await page.getByText(words('acceptance:none')).waitFor();
  await see('acceptance');
  await press('acceptance:own.title');
  await page.getByLabel(words('acceptance:own.release')).fill('1.4.0');
  await press('acceptance:own.start');
  await page.getByRole('table').waitFor();
  await see('acceptance-coverage');
  await press('acceptance:part.scripts');
  await page.getByRole('article').getByRole('button').click();
  await page.getByText(words('acceptance:script.plain')).first().waitFor();
  await see('acceptance-script');
  await press('acceptance:cancel');
  await press('acceptance:part.runs');
  await press('acceptance:runs.new');
  await page.getByRole('button', { name: words('acceptance:runs.begin'), exact: true }).click();
  await page.getByRole('heading', { level: 3 }).waitFor();
  await see('acceptance-run');
}
