import type { ConsoleHands } from './console-journey.ts';

/** What admins choose for all: backups, what is kept how long, alerts, settings and versions of kiosks. */
export async function lookAtCare({ page, words, press, see }: ConsoleHands): Promise<void> {
  const fill = (key: string, text: string) =>
    page.getByLabel(words(key), { exact: true }).fill(text);
  const turnTo = async (path: string, title: string) => {
    await page.goto(`/console/${path}`);
    await page.getByRole('heading', { level: 1, name: words(title) }).waitFor();
  };

  await turnTo('backup', 'backup:title');
  await page.getByText(words('backup:none')).waitFor();
  await see('backup-none');
  await press('backup:make');
  // Made, and then read again to see whether it is sound.
  await page.getByRole('cell', { name: words('backup:sound') }).waitFor({ timeout: 30_000 });
  await see('backup');

  await turnTo('retention', 'retention:title');
  await page.getByText(words('retention:not-chosen')).waitFor();
  await fill('retention:kind.ticketDays', '1');
  await see('retention');
  await fill('retention:person.number', '90017');
  await press('retention:person.look');
  await page.getByText(words('retention:person.backups')).waitFor();
  await see('erase-person');

  await turnTo('audit', 'audit:title');
  await page.getByRole('cell', { name: words('audit:kind.backup-made') }).waitFor();
  await press('audit:proof.check');
  await page.getByText(words('audit:proof.last-seal')).waitFor();
  await see('audit');

  await turnTo('alerts', 'alerts:title');
  await page.getByText(words('alerts:none')).waitFor();
  await see('alerts');
  await turnTo('kiosk-settings', 'kiosk-config:title');
  await page.getByRole('table').first().waitFor();
  await see('kiosk-settings');
  await turnTo('updates', 'updates:title');
  await page.getByText(words('updates:keys.none')).waitFor();
  await see('updates');
  await turnTo('admin', 'console:accounts.title');
  await see('accounts');
}
