import { type Browser, type Page, expect } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import { type Desk, startDesk } from '../harness/desk.ts';
import { type Staff, firstAdmin, newColleague, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { phoneVisit } from '../../integration/asset-samples.ts';
import { audit } from '../screens/audit.ts';
import { makeReady } from '../screens/ready-asset.ts';
import { kioskOf } from '../screens/sample-tickets.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const serial = 'LAB0REGISTER01';
const tag = 'PH-0042';

/** One desk for all rows of C1-K1-W3 that are about the register, with a technician and its admin. */
let desk: Desk;
let data: string;
let admin: Staff;
let technician: Staff;

const hands = (page: Page) => {
  const button = (key: string) => page.getByRole('button', { name: dutchWords(key), exact: true });
  return {
    press: (key: string) => button(key).first().click(),
    fill: (key: string, words: string) =>
      page.getByLabel(dutchWords(key), { exact: true }).fill(words),
    sees: (words: string | RegExp) => expect(page.getByText(words).first()).toBeVisible(),
    hasNo: (key: string) => expect(button(key)).toHaveCount(0),
  };
};

async function consoleOf(browser: Browser, staff: Staff, path: string): Promise<Page> {
  const page = await openConsole(browser, desk, staff, '2');
  await page.goto(`/console${path}`);
  return page;
}

test.describe.serial('C1-K1-W3, the register', () => {
  test.beforeAll(async ({ browser }) => {
    data = mkdtempSync(join(tmpdir(), 'balie-e2e-'));
    desk = await startDesk(data);
    const { request } = await browser.newContext();
    admin = await firstAdmin(request, desk);
    technician = await newColleague(request, (await browser.newContext()).request, desk, {
      userName: 'mila',
      name: 'Mila Smit',
      role: 'technician',
    });
  });

  test.afterAll(async () => {
    await desk.stop();
    rmSync(data, { recursive: true, force: true });
  });

  test('Leest gegevens nauwkeurig: a readout fills the record, one wrong digit is refused', async ({
    browser,
  }) => {
    const { ticketId } = await kioskOf(desk).handOver(phoneVisit(serial));
    const page = await consoleOf(browser, technician, `/tickets/${ticketId}`);
    const card = hands(page);
    await page.getByRole('tab', { name: dutchWords('assets:tab.title') }).click();
    await card.sees(dutchWords('assets:tab.unknown'));
    await card.press('assets:tab.put-in');

    await test.step('what the machine read stands there and need not be typed twice', async () => {
      await expect(page.getByLabel(dutchWords('assets:fact.serial'), { exact: true })).toHaveValue(
        serial,
      );
      await expect(page.getByLabel(dutchWords('assets:fact.serialAgain'))).toHaveCount(0);
    });

    await test.step('one wrong digit of an IMEI is refused with the rule', async () => {
      await card.fill('assets:fact.tag', tag);
      await page.getByText(dutchWords('assets:tab.owned')).click();
      await card.fill('assets:fact.imei', '490154203237519');
      await card.sees(dutchWords('console:fault.identifier-wrong-check-digit'));
      await expect(page.locator('main form button[type=submit]')).toBeDisabled();
      expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
      await card.fill('assets:fact.imei', '490154203237518');
    });

    await test.step('a serial number that a person changes is typed twice', async () => {
      await card.fill('assets:fact.serial', 'LAB0REGISTER99');
      await card.fill('assets:fact.serialAgain', 'LAB0REGISTER98');
      await card.sees(dutchWords('assets:form.wrong.again'));
      await expect(page.locator('main form button[type=submit]')).toBeDisabled();
      await card.fill('assets:fact.serial', serial);
    });

    await page.locator('main form button[type=submit]').click();
    await card.sees(dutchWords('assets:tab.known'));
    await expect(page.getByRole('link', { name: tag }).first()).toBeVisible();
  });

  test('Beheert; voert aanpassingen door: an illegal move is refused with the reason', async ({
    browser,
  }) => {
    const page = await consoleOf(browser, technician, '/register');
    const register = hands(page);

    await test.step('a scan of the label opens the record', async () => {
      await page.getByLabel(dutchWords('assets:scan.label')).fill(tag.toLowerCase());
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1 })).toContainText(tag);
    });

    await test.step('a technician is told why not, and offered only what may be', async () => {
      await register.hasNo('assets:move.issued');
      await register.hasNo('assets:move.retired');
      await page.getByText(dutchWords('assets:moves-not')).click();
      await register.sees(dutchWords('console:fault.asset-not-ready'));
      await register.sees(dutchWords('console:fault.asset-not-your-move'));
      await register.sees(dutchWords('console:fault.asset-needs-preparation'));
      expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
    });

    await test.step('the desk refuses it too', async () => {
      const assetId = page.url().split('/').at(-1) ?? '';
      const { path } = deskContract['asset.move'];
      const reply = await page.request.post(desk.url + path.replace(':assetId', assetId), {
        data: { version: 1, to: 'issued', holder: { name: 'Noor', staffNumber: null } },
        headers: { origin: desk.url },
      });
      expect(reply.status()).toBe(409);
      expect(await reply.json()).toMatchObject({ code: 'asset/not-ready' });
    });

    await test.step('a lead changes many at once from a file, with a dry run first', async () => {
      const lead = await consoleOf(browser, admin, '/register/import');
      const csv = `labelnummer;soort;merk;model;locatie;imei\n${tag};;;;Zwolle;\nPH-9;telefoon;Lab;Een;;490154203237519\n`;
      const choose = (text: string) =>
        lead
          .locator('input[type=file]')
          .setInputFiles({ name: 'lijst.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
      await choose(csv);
      await hands(lead).sees(`imei: ${dutchWords('assets:import.why.wrong-check-digit')}`);
      expect(await audit(lead, { lang: 'nl', touch: false })).toEqual([]);
      await choose(`labelnummer;locatie\n${tag};Zwolle\nPH-9;Utrecht\n`);
      await hands(lead).sees(dutchWords('assets:import.mend'));
      await choose(`labelnummer;locatie\n${tag};Zwolle\n`);
      await lead
        .getByRole('button', {
          name: dutchWords('assets:import.start_one').replace('{{count}}', '1'),
        })
        .click();
      await hands(lead).sees(/Klaar: 0 nieuw, 1 gewijzigd/u);
    });

    await test.step('nor is it ready for an admin with a reason: it is prepared, and then issued', async () => {
      const lead = await consoleOf(
        browser,
        admin,
        new URL(page.url()).pathname.slice('/console'.length),
      );
      const leads = hands(lead);
      const assetId = lead.url().split('/').at(-1) ?? '';
      const address = (path: string) => desk.url + path.replace(':assetId', assetId);
      const read = await lead.request.get(address(deskContract['asset.get'].path));
      const asset = deskContract['asset.get'].response.parse(await read.json());
      const { version } = asset;
      const refused = await lead.request.post(address(deskContract['asset.move'].path), {
        data: { version, to: 'ready', reason: 'Klaar' },
        headers: { origin: desk.url },
      });
      expect(refused.status()).toBe(409);
      expect(await refused.json()).toMatchObject({ code: 'asset/needs-preparation' });
      await leads.sees(dutchWords('assets:prepare-first'));
      await lead.getByRole('link', { name: dutchWords('assets:prepare-go') }).press('Enter');
      await expect(
        lead.getByRole('heading', { name: dutchWords('preparation:title'), exact: true }),
      ).toBeFocused();
      await makeReady(lead.request, desk, asset);
      await lead.reload();
      await leads.press('assets:move.issued');
      await leads.fill('assets:holder.name', 'Noor de Vries');
      await leads.fill('assets:form.reason', 'Voor buitendienst.');
      const issue = lead.getByRole('form', { name: dutchWords('assets:move.issued') });
      await issue.locator('button[type=submit]').click();
      await leads.sees(dutchWords('assets:with').replace('{{name}}', 'Noor de Vries'));
      await leads.hasNo('assets:move.issued');
    });
  });

  test('Administratie van uitgevoerde werkzaamheden en uitgegeven devices: an auditor asks', async ({
    browser,
  }) => {
    const page = await consoleOf(browser, technician, '/register/on-day');
    const auditor = hands(page);
    const from = Date.now();
    await page.getByLabel(dutchWords('assets:on-day.code')).fill(serial);
    await page
      .getByLabel(dutchWords('assets:on-day.day'), { exact: true })
      .fill(new Date().toLocaleDateString('sv-SE'));
    await page.keyboard.press('Enter');
    await auditor.sees(/Noor de Vries: Uitgegeven/u);
    const seconds = (Date.now() - from) / 1000;
    test.info().annotations.push({ type: 'auditor', description: `${seconds.toFixed(1)} s` });
    process.stdout.write(`The auditor's question was answered in ${seconds.toFixed(1)} s\n`);
    expect(seconds).toBeLessThan(15);

    await test.step('with what was done: visit, readout, moves and reasons', async () => {
      const lines = page.getByRole('list').getByRole('listitem');
      await expect(lines.filter({ hasText: 'Voor buitendienst.' })).toHaveCount(1);
      await expect(lines.filter({ hasText: dutchWords('assets:event.read') })).toHaveCount(1);
      await expect(
        lines.filter({ hasText: dutchWords('assets:readouts_one').replace('{{count}}', '1') }),
      ).toHaveCount(1);
      expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
    });

    await test.step('and takes it along as CSV', async () => {
      const download = page.waitForEvent('download');
      await auditor.press('assets:csv');
      const stream = await (await download).createReadStream();
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(Buffer.from(chunk));
      const text = Buffer.concat(chunks).toString('utf8');
      expect(text).toContain(`${tag};${serial}`);
      expect(text).toContain('Noor de Vries');
      expect(text).toContain('Voor buitendienst.');
    });
  });
});
