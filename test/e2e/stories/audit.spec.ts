import { expect } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { withConsole } from '../screens/own-desk.ts';

test('Audit trail: an admin sees what was done, finds it by its object, and checks the seals', async ({
  browser,
}) => {
  test.setTimeout(60_000);
  await withConsole(browser, async (console) => {
    const made = await console.request.post(new URL('/v1/sites', console.url()).href, {
      headers: { origin: new URL(console.url()).origin },
      data: { name: 'Delft', where: '' },
    });
    expect(made.status()).toBe(200);

    await console.goto('/console/audit');
    await expect(
      console.getByRole('row').filter({ hasText: dutchWords('audit:kind.site-create') }),
    ).toContainText('Delft');
    await console.getByLabel(dutchWords('audit:what'), { exact: true }).fill('elders');
    await console.keyboard.press('Enter');
    await expect(console.getByText(dutchWords('audit:nothing-found'))).toBeVisible();
    await expect(console).toHaveURL(/what=elders/u);
    await console.goBack();
    await expect(console.getByRole('cell', { name: 'Delft', exact: true })).toBeVisible();

    await console.getByRole('button', { name: dutchWords('audit:proof.check') }).click();
    await expect(console.getByText(dutchWords('audit:proof.last-seal'))).toBeVisible();
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
    await console.screenshot({ path: test.info().outputPath('audit-page.png'), fullPage: true });
  });
});
