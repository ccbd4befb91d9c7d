import { expect, type Page } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { intake } from '../../integration/desk-intake.ts';
import { firstAdmin, newColleague, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { withDesk } from '../screens/own-desk.ts';
import { kioskOf } from '../screens/sample-tickets.ts';

const button = (page: Page, key: string) => page.getByRole('button', { name: dutchWords(key) });
const clean = async (page: Page) =>
  expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
const pick = async (page: Page, label: string | RegExp, option: string | RegExp) => {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
};

/** Issue 4: queues per site, and transfer to a counter or site. */
test('two sites receive their own visitors and send one on', async ({ browser }) => {
  await withDesk(async (desk) => {
    const { request } = await browser.newContext();
    const admin = await firstAdmin(request, desk);
    const own = (await browser.newContext()).request;
    const account = { userName: 'mia', name: 'Mia de Wit', role: 'technician' } as const;
    const mia = await newColleague(request, own, desk, account);
    const anna = await openConsole(browser, desk, admin, '1');
    const page = async (path: string) => {
      const opened = await (await browser.newContext({ baseURL: desk.url })).newPage();
      await opened.goto(path);
      return opened;
    };
    const north = await kioskOf(desk).handOver(intake());

    await test.step('an admin adds a site with a counter, and a kiosk goes there', async () => {
      await anna.goto('/console/sites');
      const form = anna.getByRole('form', { name: dutchWords('sites:new.title') });
      await form.getByLabel(dutchWords('sites:name')).fill('Zuid');
      await form.getByLabel(dutchWords('sites:where'), { exact: true }).fill('Gebouw 12');
      await button(anna, 'sites:new.submit').click();
      const south = anna.getByRole('region', { name: 'Zuid' });
      await south.getByLabel(dutchWords('sites:counters.name')).fill('3');
      await south.getByRole('button', { name: dutchWords('sites:counters.add') }).click();
      await expect(south.getByRole('listitem')).toContainText('3');
      await pick(anna, /Waar staat/u, 'Zuid');
      await expect(anna.getByRole('button', { name: /Waar staat/u })).toContainText('Zuid');
      await clean(anna);
    });

    const south = await kioskOf(desk).handOver(intake());
    const northBoard = await page('/board');
    const southBoard = await page('/board?site=zuid');
    const phone = await page(north.statusPath);

    await test.step('each wall shows the visitors of its own site only', async () => {
      await expect(northBoard.getByRole('main')).toContainText(north.visitCode);
      await expect(northBoard.getByRole('main')).not.toContainText(south.visitCode);
      await expect(southBoard.getByRole('heading', { level: 1 })).toHaveText('Zuid');
      await expect(southBoard.getByRole('main')).toContainText(south.visitCode);
      await expect(southBoard.getByRole('main')).not.toContainText(north.visitCode);
    });

    await test.step('shelves stand at a site, and the bench shows one site', async () => {
      await anna.goto('/console/shelves');
      const form = anna.getByRole('form', { name: dutchWords('bench:shelves.new') });
      await form.getByLabel(dutchWords('bench:shelves.name')).fill('Zuid A');
      await form.getByLabel(dutchWords('bench:shelves.capacity')).fill('4');
      await pick(anna, new RegExp(dutchWords('bench:shelves.site'), 'u'), 'Zuid');
      await button(anna, 'bench:shelves.save').click();
      await expect(anna.getByRole('row', { name: /Zuid A/u })).toContainText('Zuid');
      await clean(anna);
      await anna.goto('/console/bench');
      await pick(anna, new RegExp(dutchWords('sites:chooser.label'), 'u'), 'Zuid');
      await clean(anna);
      await pick(anna, new RegExp(dutchWords('sites:chooser.label'), 'u'), /Mijn locatie/u);
    });

    const miaPage = await openConsole(browser, desk, mia, '2');
    await test.step('a technician says at which site and counter she sits, and sees its visitors', async () => {
      await miaPage.getByRole('button', { name: /Mia de Wit/u }).click();
      await miaPage.getByRole('menuitem', { name: dutchWords('console:menu.counter') }).click();
      await pick(miaPage, new RegExp(dutchWords('sites:seat'), 'u'), 'Zuid');
      await miaPage.getByRole('button', { name: 'Balie 3' }).click();
      await clean(miaPage);
      await button(miaPage, 'console:counter.submit').click();
      await expect(miaPage.getByRole('link', { name: south.visitCode })).toBeVisible();
      await expect(miaPage.getByRole('link', { name: north.visitCode })).toBeHidden();
      await clean(miaPage);
      // Asked again, last time's counter is filled in and Enter takes it.
      await miaPage.getByRole('button', { name: /Mia de Wit/u }).click();
      await miaPage.getByRole('menuitem', { name: dutchWords('console:menu.counter') }).click();
      await expect(button(miaPage, 'console:counter.submit')).toBeFocused();
      await miaPage.keyboard.press('Enter');
      await expect(miaPage.getByRole('link', { name: south.visitCode })).toBeVisible();
    });

    await test.step('a lead sees all sites together', async () => {
      await anna.goto('/console');
      await expect(anna.getByRole('link', { name: south.visitCode })).toBeHidden();
      await pick(
        anna,
        new RegExp(dutchWords('sites:chooser.label'), 'u'),
        dutchWords('sites:chooser.all'),
      );
      await expect(anna.getByRole('link', { name: south.visitCode })).toBeVisible();
      await clean(anna);
    });

    await test.step('she sends a visitor on, whose phone says where to go', async () => {
      await anna.getByRole('link', { name: north.visitCode }).click();
      await button(anna, 'console:card.more').click();
      await anna.getByRole('menuitem', { name: dutchWords('sites:transfer.title') }).click();
      await pick(anna, new RegExp(dutchWords('sites:transfer.choose'), 'u'), 'Locatie Zuid');
      await anna.getByLabel(dutchWords('sites:transfer.reason')).fill('Daar ligt zijn laptop.');
      await clean(anna);
      await anna.keyboard.press('Control+Enter');

      await expect(phone.getByText('Gebouw 12')).toBeVisible();
      expect(await audit(phone, { lang: 'nl', touch: false })).toEqual([]);
      await expect(northBoard.getByRole('main')).not.toContainText(north.visitCode);
      await expect(southBoard.getByRole('main')).toContainText(north.visitCode);
    });

    await test.step('there he is called first, because he came first, to the counter of that site', async () => {
      await button(miaPage, 'console:next.button').first().click();
      await expect(phone.getByText(dutchWords('status:state.called.title'))).toBeVisible();
      await expect(phone.getByText('Balie 3')).toBeVisible();
      await expect(southBoard.getByText(north.visitCode).first()).toBeVisible();
      await expect(miaPage.getByText('Daar ligt zijn laptop.').first()).toBeAttached();
    });
  });
});
