import { expect } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { dutchWords } from '../harness/words.ts';
import { withDesk } from '../screens/own-desk.ts';

test('a wall that a newer desk tells something unknown loads its page once more, and goes on', async ({
  browser,
}) => {
  await withDesk(async (desk) => {
    const page = await (await browser.newContext()).newPage();
    let loads = 0;
    page.on('load', () => (loads += 1));
    let answers = 0;
    await page.route('**/v1/board*', async (route) => {
      answers += 1;
      if (answers > 1) return route.continue();
      const response = await route.fetch();
      const board: object = await response.json();
      return route.fulfill({ response, json: { ...board, unknownYet: true } });
    });

    await page.goto(`${desk.url}/board`);

    await expect(page.getByText(/Er wacht niemand/u)).toBeVisible();
    expect([loads, answers > 1]).toEqual([2, true]);
    expect(await page.getByText(dutchWords('board:away').split('{{')[0] ?? '').count()).toBe(0);
  });
});
