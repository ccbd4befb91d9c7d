import { expect } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { dutchWords } from '../harness/words.ts';
import { withConsole } from '../screens/own-desk.ts';

test('Refused form: what the desk refused is mended in the same form and taken', async ({
  browser,
}) => {
  test.setTimeout(60_000);
  await withConsole(browser, async (console) => {
    await console.goto('/console/admin');
    const named = (key: string) =>
      console.getByRole('textbox', { name: dutchWords(key), exact: true });
    const make = console.getByRole('button', { name: dutchWords('console:accounts.create') });

    await named('console:accounts.name').fill('Jan Jansen');
    await named('console:accounts.user-name').fill('jan jansen');
    await make.click();
    await expect(console.getByText(dutchWords('console:fault.input-invalid'))).toBeVisible();

    await named('console:accounts.user-name').fill('jan.jansen');
    await make.click();
    await expect(
      console.getByRole('heading', { name: dutchWords('console:accounts.one-time') }),
    ).toBeVisible();
  });
});

test('Refused form: what was refused does not lie over the button that is pressed again', async ({
  browser,
}) => {
  test.setTimeout(60_000);
  await withConsole(browser, async (console) => {
    // So low that the last button of the page is at the bottom of the window.
    await console.setViewportSize({ width: 1280, height: 500 });
    await console.goto('/console/sites');
    const name = console.getByLabel(dutchWords('sites:name'), { exact: true }).last();
    const add = console.getByRole('button', { name: dutchWords('sites:new.submit') });

    await name.fill('Testhuis');
    await add.click();
    await expect(console.getByText(dutchWords('console:fault.site-name-taken'))).toBeVisible();

    await name.fill('Noord');
    await add.click();
    await expect(console.getByText(dutchWords('console:fault.site-name-taken'))).toBeHidden();
  });
});
