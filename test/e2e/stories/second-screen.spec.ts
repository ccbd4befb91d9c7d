import { setTimeout } from 'node:timers/promises';
import { expect, type Browser, type Page } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { catalogueOf } from '../../architecture/catalogue.ts';
import { intake } from '../../integration/desk-intake.ts';
import type { Desk } from '../harness/desk.ts';
import { firstAdmin, newColleague, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { withDesk } from '../screens/own-desk.ts';
import { kioskOf } from '../screens/sample-tickets.ts';

const button = (page: Page, key: string) => page.getByRole('button', { name: dutchWords(key) });
const english = (key: string) => catalogueOf('en').get(key) ?? '';
const solution = 'Moved the videos of Noor to the cloud.';

/** A technician's own visitor, called, helped and resolved by keyboard. */
async function resolveNext(page: Page): Promise<void> {
  await page.keyboard.press('c');
  await expect(button(page, 'console:move.start')).toBeVisible();
  // A hand is faster than a reply: the second key waits for what the first one allows.
  await page.route('**/start', async (route) => {
    await setTimeout(300);
    await route.continue();
  });
  await page.keyboard.press('s');
  await page.keyboard.press('r');
  await page.getByLabel(dutchWords('console:resolve.cause')).fill('Vol');
  await page.getByLabel(dutchWords('console:resolve.solution')).fill(solution);
  await page.keyboard.press('Control+Enter');
  await expect(button(page, 'console:move.verify')).toBeVisible();
}

/** The window that the menu opens for the other monitor. */
async function openScreen(page: Page): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await page.getByRole('banner').getByRole('button').last().click();
  await page.getByRole('menuitem', { name: dutchWords('counter-screen:open') }).click();
  const screen = await opened;
  await screen.setViewportSize({ width: 1280, height: 800 });
  return screen;
}

async function twoTechnicians(browser: Browser, desk: Desk): Promise<readonly [Page, Page]> {
  const { request } = await browser.newContext();
  const admin = await firstAdmin(request, desk);
  const account = { userName: 'mia', name: 'Mia de Wit', role: 'technician' } as const;
  const own = (await browser.newContext()).request;
  const mia = await newColleague(request, own, desk, account);
  return [await openConsole(browser, desk, admin, '1'), await openConsole(browser, desk, mia, '2')];
}

/** The work process of product.md: "Test (zelf of samen met de melder)", on a monitor of the visitor. */
test('Test (zelf of samen met de melder): the visitor answers on his own screen at the counter', async ({
  browser,
}) => {
  await withDesk(async (desk) => {
    const [anna, mia] = await twoTechnicians(browser, desk);
    const kiosk = kioskOf(desk);
    const { visitCode } = await kiosk.handOver(intake({ locale: 'en' }));
    const other = await kiosk.handOver(intake());
    const screen = await openScreen(anna);
    const miaScreen = await openScreen(mia);
    const asked = anna.getByRole('dialog');
    const question = screen.getByRole('heading', { name: english('counter-screen:question') });
    const answer = (of: string) =>
      screen.getByRole('button', { name: english(`counter-screen:answer.${of}`) });
    const clean = async (lang: 'nl' | 'en') =>
      expect(await audit(screen, { lang, touch: true })).toEqual([]);

    await test.step('idle, it shows the organisation and the number, and nothing of a person', async () => {
      await expect(screen.getByRole('heading', { level: 1 })).toHaveText('Testhuis');
      await expect(screen.getByText(dutchWords('counter-screen:welcome'))).toBeVisible();
      await clean('nl');
      await resolveNext(anna);
      await resolveNext(mia);
    });

    await test.step('asked, it shows the question in the language of the visitor, also after a reload', async () => {
      await anna.keyboard.press('v');
      await expect(asked).toContainText(dutchWords('counter-screen:asked.waits'));
      await expect(question).toBeVisible();
      await expect(screen.getByText(solution)).toBeVisible();
      await clean('nl');
      await screen.reload();
      await expect(question).toBeVisible();
      await expect(miaScreen.getByText(solution)).toHaveCount(0);
    });

    await test.step('left by the technician, nothing of it stays', async () => {
      await anna.keyboard.press('Escape');
      await expect(question).toBeHidden();
      expect(await screen.content()).not.toContain('Noor');
    });

    await test.step('an answer that does not reach the desk is asked once more', async () => {
      await anna.keyboard.press('v');
      await anna.route('**/verify', (route) => route.abort());
      await answer('does-not-work').click();
      await expect(screen.getByRole('status')).toHaveText(english('counter-screen:failed'));
      await anna.unroute('**/verify');
    });

    await test.step('no puts the ticket back in progress, as on the turned screen', async () => {
      await answer('does-not-work').click();
      await expect(screen.getByText(english('counter-screen:thanks'))).toBeVisible();
      await expect(asked).toBeHidden();
      await expect(button(anna, 'console:move.resolve')).toBeVisible();
      await anna.keyboard.press('t');
      await expect(
        anna.getByText(
          `${dutchWords('console:verify.does-not-work')} (${dutchWords('verify:where.counter')})`,
        ),
      ).toBeVisible();
      await expect(screen.getByText(visitCode)).toBeVisible({ timeout: 10_000 });
      expect(await screen.content()).not.toContain('Noor');
    });

    await test.step('without a screen the question stands on the one that is turned', async () => {
      await mia.keyboard.press('v');
      await expect(miaScreen.getByText(other.visitCode)).toBeVisible();
      await expect(mia.getByText(dutchWords('counter-screen:asked.waits'))).toBeVisible();
      await miaScreen.close();
      await expect(mia.getByRole('status').last()).toContainText(
        dutchWords('counter-screen:asked.lost'),
      );
      await button(mia, 'counter-screen:asked.turn').click();
      await mia.keyboard.press('1');
      await expect(button(mia, 'console:move.close')).toBeVisible();
    });

    await test.step('a console that is gone is missed', async () => {
      await anna.close();
      await expect(screen.getByRole('alert')).toContainText(dutchWords('counter-screen:away'), {
        timeout: 15_000,
      });
      await clean('nl');
    });
  });
});
