import { expect } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { intake } from '../../integration/desk-intake.ts';
import { firstAdmin, newColleague, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { withDesk } from '../screens/own-desk.ts';
import { kioskOf } from '../screens/sample-tickets.ts';

/** The longest wait that a line of the wall names, in minutes. */
const atMost = (line: string) => Number(/(\d+) min/u.exec(line)?.[1]);

test('beheert een servicedesk: one technician goes on a break, and the wait on the wall moves within 5 s', async ({
  browser,
}) => {
  await withDesk(async (desk) => {
    const { request } = await browser.newContext();
    const admin = await firstAdmin(request, desk);
    const own = (await browser.newContext()).request;
    const account = { userName: 'mia', name: 'Mia de Wit', role: 'technician' } as const;
    const mia = await newColleague(request, own, desk, account);
    await openConsole(browser, desk, admin, '1');
    const console = await openConsole(browser, desk, mia, '2');
    const choose = async (key: string) => {
      await console.getByRole('banner').getByRole('button').last().click();
      const name = dutchWords(key).replace('{{count}}', '15');
      await console.getByRole('menuitem', { name }).click();
    };
    const takeBreak = () => choose('console:break.minutes_other');
    const away = console.getByText(/Je hebt pauze tot \d\d:\d\d/u);
    const kiosk = kioskOf(desk);
    for (let visit = 0; visit < 6; visit += 1) await kiosk.handOver(intake());
    const board = await (await browser.newContext()).newPage();
    await board.goto(`${desk.url}/board`);
    // Who is last has most of it in front of him.
    const last = board.getByRole('listitem').last();
    await expect(board.getByRole('listitem')).toHaveCount(6);
    const together = await last.innerText();

    await console.route('**/v1/session/break', (route) => route.abort());
    await takeBreak();
    await expect(console.getByText(dutchWords('console:fault.desk-unreachable'))).toBeVisible();
    await console.unroute('**/v1/session/break');

    await takeBreak();

    await expect(last).not.toHaveText(together, { timeout: 5000, useInnerText: true });
    await expect(away).toBeVisible();
    const alone = await last.innerText();
    expect(atMost(alone)).toBeGreaterThan(atMost(together));

    await console.getByRole('button', { name: dutchWords('console:break.back') }).click();

    await expect(last).not.toHaveText(alone, { timeout: 5000, useInnerText: true });

    await takeBreak();
    await expect(away).toBeVisible();
    await console.getByRole('button', { name: dutchWords('console:next.button') }).click();
    await expect(away).toBeHidden();

    // Her session still holds while the desk did not hear her: nobody may think that she is gone.
    await console.route('**/v1/session', (route) => route.abort());
    await choose('console:menu.sign-out');
    await expect(console.getByText(/Je bent nog niet uitgelogd/u)).toBeVisible();
    await console.unroute('**/v1/session');
    await choose('console:menu.sign-out');
    await console.getByRole('heading', { name: dutchWords('console:sign-in.title') }).waitFor();
  });
});
