import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { intake } from '../../integration/desk-intake.ts';
import { firstAdmin, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { withDesk } from '../screens/own-desk.ts';
import { kioskOf } from '../screens/sample-tickets.ts';

/** A text of which `count` is filled in. */
function counted(key: string, count: number): string {
  return dutchWords(key).replace('{{count}}', String(count));
}

test('beheert een servicedesk: the list is searched, narrowed, kept, worked through and taken along', async ({
  browser,
}) => {
  await withDesk(async (desk) => {
    const { request } = await browser.newContext();
    const admin = await firstAdmin(request, desk);
    const kiosk = kioskOf(desk);
    const arrive = (category: 'mail' | 'wifi', words: string) =>
      kiosk.handOver(
        intake({ reason: { category, triage: {}, words, photoHash: null }, kioskCode: null }),
      );
    const mails = [
      await arrive('mail', '=Mijn postvak is leeg'),
      await arrive('mail', 'De agenda is weg'),
      await arrive('mail', 'Postvakje vol'),
    ];
    const wifi = await arrive('wifi', 'Geen postvak, maar wifi');
    const page = await openConsole(browser, desk, admin, '1');
    const main = page.getByRole('main');
    const row = (code: string) => main.getByRole('row', { name: code });
    const codes = () => main.locator('tr[data-ticket] th a').allTextContents();
    const [first, second, third] = mails.map(({ visitCode }) => visitCode);
    await row(wifi.visitCode).waitFor();

    await test.step('the beginning of a word finds it, newest first, and the filters narrow it', async () => {
      await page.keyboard.press('/');
      await page.keyboard.type('postvak');
      await expect.poll(codes).toEqual([wifi.visitCode, third, first]);
      await main.getByRole('button', { name: dutchWords('lists:filter.more') }).press('Enter');
      // The key is gone with its press; the focus stands on what came instead.
      await expect(
        main.getByRole('button', { name: dutchWords('lists:mark.any-escalated') }),
      ).toBeFocused();
      await main.getByRole('button', { name: dutchWords('lists:filter.category') }).click();
      await page.getByRole('option', { name: dutchWords('words:category.mail') }).click();
      await expect.poll(codes).toEqual([third, first]);
      expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
      // A letter chooses in the list that has the focus; elsewhere this one opens the check-in.
      await page.keyboard.press('n');
      await expect(
        main.getByRole('button', { name: dutchWords('lists:filter.category') }),
      ).toContainText(dutchWords('words:category.new-software'));
    });

    await test.step('the list is kept under a name and opened by it', async () => {
      await page.keyboard.press('Escape');
      await page.goto('/console?view=all&category=mail');
      await row(second ?? '').waitFor();
      await page.keyboard.press('v');
      await page.getByRole('menuitem', { name: dutchWords('lists:view.save') }).click();
      await page.getByLabel(dutchWords('lists:view.name'), { exact: true }).fill('Alle mail');
      await page.getByRole('button', { name: dutchWords('lists:view.keep') }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.goto('/console');
      await row(wifi.visitCode).waitFor();
      await page.keyboard.press('v');
      await page.getByRole('menuitem', { name: 'Alle mail' }).click();
      await expect.poll(codes).toEqual([first, second, third]);
      await expect(main.getByRole('button', { name: 'Alle mail' })).toBeVisible();
    });

    await test.step('under the same name it asks, and replaces the list', async () => {
      await page.goto('/console?view=all&category=mail&type=incident');
      await row(second ?? '').waitFor();
      await page.keyboard.press('v');
      await page.getByRole('menuitem', { name: dutchWords('lists:view.save') }).click();
      await page.getByLabel(dutchWords('lists:view.name'), { exact: true }).fill('Alle mail');
      const dialog = page.getByRole('dialog');
      await expect(
        dialog.getByText(dutchWords('lists:view.same').replace('{{name}}', 'Alle mail')),
      ).toBeVisible();
      await page.getByRole('button', { name: dutchWords('lists:view.replace') }).click();
      await dialog.waitFor({ state: 'detached' });
      await expect(main.getByRole('button', { name: 'Alle mail' })).toBeVisible();
      await page.keyboard.press('v');
      await expect(page.getByRole('menuitem', { name: 'Alle mail' })).toHaveCount(1);
      await page.keyboard.press('Escape');
      await page.goto('/console?view=all&category=mail');
      await row(second ?? '').waitFor();
    });

    await test.step('it goes along as CSV, in which nothing is a formula', async () => {
      const saving = page.waitForEvent('download');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('csv');
      await page.keyboard.press('Enter');
      const saved = await readFile(await (await saving).path(), 'utf8');
      expect(saved.trimEnd().split('\r\n')).toHaveLength(4);
      expect(saved).toContain(";'=Mijn postvak is leeg;");
    });

    await test.step('all of them are chosen at once, and let go', async () => {
      const all = page.getByRole('checkbox', { name: dutchWords('lists:choose-all') });
      await row(first ?? '')
        .getByRole('checkbox')
        .click();
      expect(await all.evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true);
      await all.focus();
      await page.keyboard.press('Space');
      await expect(main.getByText(counted('lists:bulk.chosen_other', 3))).toBeVisible();
      await expect(all).toBeChecked();
      await all.click();
      await expect(main.getByRole('group', { name: dutchWords('lists:bulk.title') })).toBeHidden();
    });

    await test.step('three are chosen by keyboard, and what a colleague changed meanwhile is told', async () => {
      await page.keyboard.press('j');
      await expect(row(first ?? '').getByRole('link')).toBeFocused();
      await page.keyboard.press('x');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('Shift+X');
      await expect(main.getByText(counted('lists:bulk.chosen_other', 3))).toBeVisible();
      expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
      const dialog = page.getByRole('dialog');
      const ask = main.getByRole('button', { name: dutchWords('lists:bulk.do.cancel') });
      await ask.click();
      await dialog.getByRole('button', { name: dutchWords('lists:bulk.put-away') }).click();
      await expect(dialog).toBeHidden();
      await ask.click();
      await page.getByLabel(dutchWords('lists:bulk.reason')).fill('Storing is voorbij');
      const ticket = mails[0]?.ticketId ?? '';
      await page.request.post(`${desk.url}/v1/tickets/${ticket}/notes`, {
        headers: { origin: desk.url },
        data: { words: 'Ik bel hem net' },
      });
      const isSeen = Promise.withResolvers<void>();
      await page.route('**/v1/tickets/bulk', async (route) => {
        await isSeen.promise;
        await route.continue();
      });
      await page.getByRole('button', { name: counted('lists:bulk.go_other', 3) }).click();
      const busy = dialog.getByRole('button', { name: counted('lists:bulk.busy_other', 3) });
      await expect(busy).toBeFocused();
      await expect(busy).toHaveAttribute('aria-disabled', 'true');
      await expect(dialog.getByRole('status')).toHaveText(counted('lists:bulk.busy_other', 3));
      isSeen.resolve();
      await expect(dialog).toContainText(dutchWords('lists:bulk.not-all'));
      await expect(dialog.getByRole('listitem')).toHaveText([
        new RegExp(`${first}.*${dutchWords('console:fault.ticket-changed-meanwhile')}`, 'u'),
      ]);
      await dialog.getByRole('button', { name: dutchWords('console:close-dialog') }).click();
      await expect.poll(codes).toEqual([first]);
      await expect(main.getByText(counted('lists:bulk.chosen_one', 1))).toBeVisible();
    });

    await test.step('a question stays, and its refusal is told, when its ticket leaves the list', async () => {
      await main.getByRole('button', { name: dutchWords('lists:bulk.do.cancel') }).click();
      const reason = page.getByLabel(dutchWords('lists:bulk.reason'));
      await reason.fill('Storing is voorbij');
      const { ticketId = '' } = mails[0] ?? {};
      const ticket = `${desk.url}/v1/tickets/${ticketId}`;
      const { item } = await (await page.request.get(ticket)).json();
      await page.request.post(`${ticket}/cancel`, {
        headers: { origin: desk.url },
        data: { version: item.version, reason: 'Belde zelf af' },
      });
      await expect(page.locator('tr[data-ticket]')).toHaveCount(0);
      await expect(reason).toHaveValue('Storing is voorbij');
      await page.getByRole('button', { name: counted('lists:bulk.go_one', 1) }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByRole('listitem')).toHaveText(new RegExp(`^${first}`, 'u'));
      await dialog.getByRole('button', { name: dutchWords('console:close-dialog') }).click();
    });

    await test.step('the focus goes to a row when what had it goes away', async () => {
      await page.goto('/console?view=all');
      const chip = main.getByRole('button', { name: counted('console:queue.arrived_one', 1) });
      await row(wifi.visitCode).getByRole('cell').nth(3).hover();
      const later = await arrive('mail', 'De mail is traag');
      await chip.press('Enter');
      await expect(row(wifi.visitCode).getByRole('link')).toBeFocused();
      await page.keyboard.press('x');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('gekozen notitie');
      await page.keyboard.press('Enter');
      // Nothing to send yet.
      await page.keyboard.press('Control+Enter');
      await page.keyboard.type('Zelfde storing');
      await page.keyboard.press('Control+Enter');
      await expect(row(wifi.visitCode).getByRole('link')).toBeFocused();
      await page.keyboard.press('x');
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      await main.getByRole('button', { name: dutchWords('lists:bulk.do.cancel') }).press('Enter');
      await page.keyboard.type('Opgelost');
      await page.getByRole('button', { name: counted('lists:bulk.go_other', 2) }).press('Enter');
      await expect(row(later.visitCode)).toBeHidden();
      await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    });

    await test.step('a longer list goes on at the first row that came', async () => {
      for (let more = 0; more < 50; more += 1) await arrive('wifi', 'Geen bereik');
      await page.goto('/console?view=archive&category=wifi');
      await expect.poll(codes).toHaveLength(50);
      await main.getByRole('button', { name: dutchWords('lists:more') }).press('Enter');
      await expect.poll(codes).toHaveLength(51);
      await expect(main.locator('tr[data-ticket] th a').nth(50)).toBeFocused();
    });

    await test.step('all that was ever reported is a list too', async () => {
      await page.goto('/console?view=archive&status=cancelled&category=mail');
      await expect.poll(async () => (await codes()).slice(-3)).toEqual([third, second, first]);
    });

    await test.step('who left is not closed, and both are over', async () => {
      const choose = async (key: string) => {
        await main.getByRole('button', { name: dutchWords('console:filter.status') }).click();
        await page.getByRole('option', { name: dutchWords(key), exact: true }).click();
      };
      await choose('words:status.closed');
      await expect.poll(codes).toEqual([]);
      await choose('lists:filter.over');
      // Another one left in a step before.
      await expect.poll(async () => (await codes()).slice(-3)).toEqual([third, second, first]);
      expect(new URL(page.url()).searchParams.get('status')).toBe('closed');
    });

    await test.step('on paper stand the rows and nothing to press', async () => {
      await page.emulateMedia({ media: 'print' });
      await expect(row(third ?? '')).toBeVisible();
      const heading = main.getByText(`Balie · ${dutchWords('console:view.archive')}`).locator('..');
      await expect(heading).toContainText(
        `${dutchWords('console:filter.status')}: ${dutchWords('lists:filter.over')}`,
      );
      await expect(heading).toContainText(
        new RegExp(`Geprint op .* ${new Date().getFullYear()}`, 'u'),
      );
      await expect(heading).toContainText(
        counted('lists:paper.whole_other', (await codes()).length),
      );
      await expect(page.getByRole('banner')).toBeHidden();
      await expect(main.getByRole('button')).toHaveCount(0);
      await expect(main.getByRole('checkbox')).toHaveCount(0);
      const pdf = await page.pdf({ format: 'A4' });
      await test.info().attach('list.pdf', { body: pdf, contentType: 'application/pdf' });
      await page.emulateMedia({ media: 'screen' });
      await expect(heading).toBeHidden();
    });

    await test.step('keys lead to lists, pages, tabs and forms, and are all off by one switch', async () => {
      const presses = async (...keys: readonly string[]) => {
        for (const key of keys) await page.keyboard.press(key);
      };
      await presses('3');
      await expect(page).toHaveURL(/view=held/u);
      await presses('f');
      await expect(
        main.getByRole('button', { name: dutchWords('console:filter.queue') }),
      ).toBeFocused();
      await main.getByRole('button', { name: dutchWords('console:filter.clear') }).focus();
      // Escape takes a beginning back.
      await presses('g', 'Escape', 'b', '5');
      await expect(page).toHaveURL(/view=all/u);
      await presses('g', 'Shift+A');
      await expect(page).toHaveURL(/\/admin$/u);
      await presses('g', 'w');
      const opened = main.locator('tr[data-ticket] th a').nth(2);
      await opened.click();
      const tab = (words: string) => page.getByRole('tab', { name: dutchWords(words) });
      await tab('verify:related.title').waitFor();
      await page.goBack();
      await expect(opened).toBeFocused();
      await presses('Enter');
      await tab('verify:related.title').waitFor();
      await presses('=');
      await expect(tab('verify:related.title')).toHaveAttribute('aria-selected', 'true');
      await presses('f', 's');
      await page.getByRole('heading', { name: dutchWords('verify:merge.title') }).waitFor();
      await presses('Escape', ',');
      await page.getByRole('menuitem', { name: dutchWords('console:menu.keys') }).waitFor();
      await presses('Escape', '?');
      const keys = page.getByRole('dialog', { name: dutchWords('console:keys.title') });
      await expect(keys).toContainText(dutchWords('console:keys.group.pages'));
      expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
      await keys.getByText(dutchWords('console:keys.enabled')).click();
      await presses('Escape', '3', 'g', 'b');
      await expect(tab('verify:related.title')).toHaveAttribute('aria-selected', 'true');
      await expect(page.locator('[data-shortcut="next"]')).toHaveCount(0);
    });
  });
});
