import { expect } from '@playwright/test';
import type { ConsoleHands } from './console-journey.ts';

/** The register: empty, a record being written with a wrong digit, a record, and a file looked through. */
export async function lookAtRegister({ page, words, press, see }: ConsoleHands): Promise<void> {
  const fill = (key: string, text: string) =>
    page.getByLabel(words(key), { exact: true }).fill(text);

  await page.goto('/console/register');
  await page.getByText(words('assets:empty')).waitFor();
  await see('register-empty');

  await press('assets:new');
  await fill('assets:fact.tag', 'LT-0001');
  await fill('assets:fact.maker', 'Dell');
  await fill('assets:fact.model', 'Latitude 5440');
  await fill('assets:fact.serial', 'LAB0001');
  await fill('assets:fact.serialAgain', 'LAB0001');
  await fill('assets:fact.imei', '490154203237519');
  await page.getByText(words('console:fault.identifier-wrong-check-digit')).waitFor();
  await see('register-new');
  await fill('assets:fact.imei', '490154203237518');
  await press('assets:save');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('LT-0001');
  await press('assets:move.in-repair');
  await page.getByText(words('assets:moves-not')).click();
  await see('asset');

  await page.goto('/console/register/import');
  await page.locator('input[type=file]').setInputFiles({
    name: 'lijst.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('tag,type,maker,model\nLT-0001,laptop,Dell,Vostro\nLT-0002,,,\n'),
  });
  await page.getByText(words('assets:import.mend')).waitFor();
  await see('register-import');
}
