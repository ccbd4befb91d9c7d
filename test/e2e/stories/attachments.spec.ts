import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { intake } from '../../integration/desk-intake.ts';
import { firstAdmin, newColleague, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { withDesk } from '../screens/own-desk.ts';
import { samplePicture } from '../screens/sample-picture.ts';
import { kioskOf } from '../screens/sample-tickets.ts';

const button = (page: Page, key: string) => page.getByRole('button', { name: dutchWords(key) });
const clean = async (page: Page) =>
  expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
const pdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

/** What a browser does when somebody lets go of files over the page, or pastes one. */
async function give(
  page: Page,
  how: 'drop' | 'paste',
  files: readonly { readonly name: string; readonly type: string; readonly content: string }[],
): Promise<void> {
  await page.evaluate(
    ([by, given]) => {
      const data = new DataTransfer();
      for (const { name, type, content } of given) {
        const bytes = Uint8Array.from(content, (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      const target = document.querySelector('main') ?? document.body;
      if (by === 'paste') {
        target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
        return;
      }
      for (const type of ['dragenter', 'dragover', 'drop']) {
        const init = { dataTransfer: data, bubbles: true, cancelable: true };
        target.dispatchEvent(new DragEvent(type, init));
      }
    },
    [how, files] as const,
  );
}

/** The work process of product.md: "Behandelt melding", with what a technician wants to keep with it. */
test('files are dropped on a card, refused with a reason, sent again, described and removed', async ({
  browser,
}) => {
  await withDesk(async (desk) => {
    const { request } = await browser.newContext();
    const admin = await firstAdmin(request, desk);
    const account = { userName: 'mia', name: 'Mia de Wit', role: 'technician' } as const;
    const own = (await browser.newContext()).request;
    const mia = await newColleague(request, own, desk, account);
    const { ticketId } = await kioskOf(desk).handOver(intake());
    const lead = await openConsole(browser, desk, admin, '1');
    const page = await openConsole(browser, desk, mia, '2');
    await page.goto(`/console/tickets/${ticketId}`);
    const underway = page.getByRole('region', { name: dutchWords('attachments:underway') });
    const line = (name: string) => underway.getByRole('listitem').filter({ hasText: name });
    await expect(page.getByRole('main')).toContainText('Het wifi doet het niet.');

    await test.step('three at once: two are added, one is refused with its reason', async () => {
      await give(page, 'drop', [
        { name: 'scherm.png', type: 'image/png', content: samplePicture(40).toString('latin1') },
        { name: 'verslag.pdf', type: 'application/pdf', content: pdf },
        { name: 'virus.exe', type: 'application/x-msdownload', content: 'MZ' },
      ]);
      await expect(line('scherm.png')).toContainText(dutchWords('attachments:done'));
      await expect(line('verslag.pdf')).toContainText(dutchWords('attachments:done'));
      await expect(line('virus.exe').getByRole('alert')).toContainText(
        dutchWords('attachments:refused.type'),
      );
      await expect(
        page.getByText('Er zijn 2 bestanden toegevoegd. Een bestand is niet toegevoegd.'),
      ).toBeAttached();
      await clean(page);
    });

    await test.step('a log of which the system knows no type is added, and saved under its name', async () => {
      await give(page, 'drop', [{ name: 'event.LOG', type: '', content: '10:02 geen wifi\r\n' }]);
      await expect(line('event.LOG')).toContainText(dutchWords('attachments:done'));
      const saving = page.waitForEvent('download');
      await page.getByRole('link', { name: 'event.LOG' }).first().click();
      const saved = await saving;
      expect(saved.suggestedFilename()).toBe('event.LOG');
      expect(await readFile(await saved.path(), 'utf8')).toBe('10:02 geen wifi\r\n');
    });

    await test.step('one that lies about what it is is refused by the desk', async () => {
      await give(page, 'drop', [
        { name: 'lief.png', type: 'image/png', content: '<script>alert(1)</script>' },
      ]);
      await expect(line('lief.png').getByRole('alert')).toContainText(
        dutchWords('console:fault.attachment-not-what-it-says'),
      );
      await expect(line('lief.png').getByRole('button')).toHaveCount(0);
      await button(page, 'attachments:shut').click();
      await expect(underway).toBeHidden();
    });

    await test.step('a pasted screenshot that did not arrive is sent again', async () => {
      const upload = '**/attachments?name=*';
      await page.route(upload, (route) => route.abort());
      await give(page, 'paste', [
        { name: 'image.png', type: 'image/png', content: samplePicture(90).toString('latin1') },
      ]);
      const failed = line(dutchWords('attachments:screenshot'));
      await expect(failed.getByRole('alert')).toContainText(
        dutchWords('console:fault.desk-unreachable'),
      );
      await page.unroute(upload);
      await failed.getByRole('button').click();
      await expect(failed).toContainText(dutchWords('attachments:done'));
      await button(page, 'attachments:shut').click();
    });

    await test.step('the tab needs no mouse, and shows who added what', async () => {
      await page.getByRole('tab', { name: dutchWords('attachments:tab') }).click();
      const chosen = page.waitForEvent('filechooser');
      await button(page, 'attachments:add').press('Enter');
      await (
        await chosen
      ).setFiles({
        name: 'foto.png',
        mimeType: 'image/png',
        buffer: samplePicture(200),
      });
      const item = page.getByRole('listitem').filter({ hasText: 'foto.png' });
      await expect(item.getByText('Mia de Wit').first()).toBeVisible();
      await button(page, 'attachments:shut').click();
      await item.getByLabel(dutchWords('attachments:picture-words')).fill('Blauw scherm');
      await page.keyboard.press('Enter');
      await expect(item.getByRole('button', { name: 'Vergroot: Blauw scherm' })).toBeVisible();
      await clean(page);
      await item.getByRole('button', { name: 'Vergroot: Blauw scherm' }).press('Enter');
      await expect(page.getByRole('img', { name: 'Blauw scherm' })).toHaveJSProperty(
        'naturalWidth',
        64,
      );
      await page.keyboard.press('Escape');
    });

    await test.step('a PDF is saved and never drawn', async () => {
      const saving = page.waitForEvent('download');
      await page.getByRole('link', { name: 'verslag.pdf' }).first().click();
      const saved = await saving;
      expect(saved.suggestedFilename()).toBe('verslag.pdf');
      expect(await readFile(await saved.path(), 'latin1')).toBe(pdf);
    });

    await test.step('a lead takes one away, for everybody, and the history says so', async () => {
      await lead.goto(`/console/tickets/${ticketId}`);
      await lead.getByRole('tab', { name: dutchWords('attachments:tab') }).click();
      await lead.getByRole('button', { name: 'Verwijder scherm.png' }).click();
      await clean(lead);
      await button(lead, 'attachments:remove-really').click();
      await expect(lead.getByRole('link', { name: 'scherm.png' })).toHaveCount(0);
      await expect(page.getByRole('link', { name: 'scherm.png' })).toHaveCount(0);
      await page.getByRole('tab', { name: dutchWords('console:work.history') }).click();
      await expect(page.getByText('heeft verwijderd: scherm.png')).toBeVisible();
      await expect(page.getByText('heeft omschreven: foto.png')).toBeVisible();
    });
  });
});
