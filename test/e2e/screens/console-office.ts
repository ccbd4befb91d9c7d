import type { ConsoleHands } from './console-journey.ts';

/** Whose desk, kiosks and hours these are: the pages of who runs them. */
export async function lookAtOffice({ page, words, press, see }: ConsoleHands): Promise<void> {
  for (const part of ['roster', 'quality', 'improvements', 'suppliers', 'expired']) {
    await page.goto(`/console/management/${part}`);
    await page
      .getByRole('heading', { level: 2, name: words(`management:${part}.title`) })
      .waitFor();
    await see(`management-${part}`);
    if (part !== 'roster') continue;
    await press('management:roster.add');
    await page.getByRole('form', { name: words('management:roster.add') }).waitFor();
    await see('management-shift');
  }

  await page.goto('/console/sites');
  const form = page.getByRole('form', { name: words('sites:new.title') });
  await form.getByLabel(words('sites:name')).fill('Zuid');
  await form.getByLabel(words('sites:where'), { exact: true }).fill('Gebouw 12');
  await press('sites:new.submit');
  await page.getByRole('region', { name: 'Zuid' }).waitFor();
  await see('sites');

  await page.goto('/console/kiosks');
  await page.getByRole('form', { name: words('fleet:enrol.title') }).waitFor();
  await see('kiosks');
  await page.getByRole('link', { name: 'Hal', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Hal' }).waitFor();
  await see('kiosk');
}
