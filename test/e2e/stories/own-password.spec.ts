import { expect, type Page } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { firstAdmin, newColleague, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { withDesk } from '../screens/own-desk.ts';

const fill = (page: Page, key: string, text: string) =>
  page.getByLabel(dutchWords(key), { exact: true }).fill(text);
const titled = (page: Page, key: string) =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText(dutchWords(key));

test('who chooses another password works on with it, and is signed out wherever else she was', async ({
  browser,
}) => {
  await withDesk(async (desk) => {
    const { request } = await browser.newContext();
    await firstAdmin(request, desk);
    const own = (await browser.newContext()).request;
    const account = { userName: 'mia', name: 'Mia de Wit', role: 'technician' } as const;
    const mia = await newColleague(request, own, desk, account);
    const elsewhere = await openConsole(browser, desk, mia, '1');
    const here = await openConsole(browser, desk, mia, '2');
    const next = 'een heel andere wachtzin 7';

    await here.getByRole('banner').getByRole('button').last().click();
    await here.getByRole('menuitem', { name: dutchWords('console:menu.password') }).click();
    await titled(here, 'console:password.title-other');
    await fill(here, 'console:password.current-own', 'dit was het niet');
    await fill(here, 'console:password.next', next);
    await fill(here, 'console:password.again', next);
    await here.getByRole('button', { name: dutchWords('console:password.submit') }).click();
    await expect(here.getByText(dutchWords('console:password.wrong'))).toBeVisible();
    await fill(here, 'console:password.current-own', mia.password);
    await here.getByRole('button', { name: dutchWords('console:password.submit') }).click();

    await expect(here.getByText(dutchWords('console:password.changed'))).toBeVisible();
    await expect(here.getByText(dutchWords('console:empty.waiting.title'))).toBeVisible();
    await expect(here.getByRole('banner').getByRole('button').last()).toBeFocused();
    await elsewhere.reload();
    await titled(elsewhere, 'console:sign-in.title');
    await fill(elsewhere, 'console:sign-in.user-name', mia.userName);
    await fill(elsewhere, 'console:sign-in.password', next);
    await elsewhere.getByRole('button', { name: dutchWords('console:sign-in.submit') }).click();
    await titled(elsewhere, 'console:counter.title');
    await here.reload();
    await expect(here.getByText(dutchWords('console:empty.waiting.title'))).toBeVisible();
  });
});

test('an approver does the same on his phone', async ({ browser }) => {
  await withDesk(async (desk) => {
    const { request } = await browser.newContext();
    await firstAdmin(request, desk);
    const own = (await browser.newContext()).request;
    const account = { userName: 'jo', name: 'Jo Bakker', role: 'approver' } as const;
    const jo = await newColleague(request, own, desk, account);
    const elsewhere = await openConsole(browser, desk, jo, null);
    const here = await openConsole(browser, desk, jo, null);
    await here.setViewportSize({ width: 360, height: 740 });
    const next = 'een heel andere wachtzin 7';
    const inbox = here.getByText(dutchWords('approvals:none.open'));
    const openForm = async () => {
      await here.getByRole('banner').getByRole('button', { name: account.name }).click();
      await here.getByRole('menuitem', { name: dutchWords('console:menu.password') }).click();
      await titled(here, 'console:password.title-other');
    };

    await openForm();
    expect(await audit(here, { lang: 'nl', touch: false })).toEqual([]);
    await here.getByRole('button', { name: dutchWords('console:password.cancel') }).click();
    await expect(inbox).toBeVisible();
    await expect(
      here.getByRole('banner').getByRole('button', { name: account.name }),
    ).toBeFocused();
    await openForm();
    await fill(here, 'console:password.current-own', jo.password);
    await fill(here, 'console:password.next', next);
    await fill(here, 'console:password.again', next);
    await here.getByRole('button', { name: dutchWords('console:password.submit') }).click();
    await expect(here.getByText(dutchWords('console:password.changed'))).toBeVisible();
    await expect(inbox).toBeVisible();
    await here.reload();
    await expect(inbox).toBeVisible();

    await elsewhere.reload();
    await titled(elsewhere, 'console:sign-in.title');
    await fill(elsewhere, 'console:sign-in.user-name', jo.userName);
    await fill(elsewhere, 'console:sign-in.password', next);
    await elsewhere.getByRole('button', { name: dutchWords('console:sign-in.submit') }).click();
    await expect(elsewhere.getByText(dutchWords('approvals:none.open'))).toBeVisible();
  });
});
