import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import type { Asset, RecordedType } from '../../../shared/domain/asset.ts';
import type { CheckEvidence } from '../../../shared/domain/preparation/evidence.ts';
import { type Desk, startDesk } from '../harness/desk.ts';
import { firstAdmin, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { preparing } from './preparing.ts';

let data: string;
let desk: Desk;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  data = mkdtempSync(join(tmpdir(), 'balie-e2e-'));
  desk = await startDesk(data);
  const staff = await firstAdmin((await browser.newContext()).request, desk);
  page = await openConsole(browser, desk, staff, 'Balie 1');
});

test.afterAll(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
  await desk.stop();
  rmSync(data, { recursive: true, force: true });
});

const asking = () => preparing(page, desk);
const seen: CheckEvidence = { kind: 'yes', holds: true, words: 'Zelf gezien' };
const open = ({ assetId }: Asset) => page.goto(`/console/register/${assetId}`);

const button = (words: string) => page.getByRole('button', { name: words, exact: true });
const press = (key: string) => button(dutchWords(key)).click();
/** Opens the form of a check; the one of before goes away a moment after what came of it is seen. */
const pressOf = async (key: string, title: string) => {
  await expect(check(title).getByRole('form')).toBeHidden();
  await button(dutchWords(key).replace('{{title}}', title)).click();
};
const fill = (key: string, words: string) =>
  page.getByLabel(dutchWords(key), { exact: true }).fill(words);
const check = (title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
const holds = (title: string) =>
  expect(check(title).getByText(dutchWords('preparation:holds'), { exact: true })).toBeVisible();
const fair = async () => expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
const refused = () =>
  expect(page.getByText(dutchWords('console:fault.preparation-not-ready'))).toBeVisible();
const ready = ({ tag }: Asset) =>
  expect(page.getByText(dutchWords('preparation:ready-now').replace('{{tag}}', tag))).toBeVisible();

const titles = {
  label: 'Het label hoort bij dit serienummer',
  version: 'De versie is nieuw genoeg',
  enrolment: 'Aangemeld bij het beheer van de organisatie',
  encryption: 'De opslag is versleuteld',
  battery: 'De accu is genoeg geladen',
};

test('Laptops, pc’s, telefoons, printers, camera’s gereedmaken: a laptop is refused until every check holds', async () => {
  const laptop = await asking().newAsset('LT-5001', 'laptop');
  await page.goto('/console/preparation');
  await page.getByLabel(dutchWords('assets:scan.label')).fill('lt-5001');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('LT-5001');
  await press('preparation:begin');
  await expect(button(dutchWords('preparation:finish'))).toBeVisible();
  await press('preparation:finish');
  await refused();

  await test.step('the label of another device is refused, and says what to do', async () => {
    await pressOf('preparation:scan-of', titles.label);
    await page.getByLabel(dutchWords('preparation:field.label'), { exact: true }).fill('LT-5999');
    await page.keyboard.press('Enter');
    await fill('preparation:field.number', 'LABLT-5001');
    await page.keyboard.press('Enter');
    await expect(
      check(titles.label).getByText(dutchWords('preparation:trouble.other-tag')),
    ).toBeVisible();
    await fair();
    await pressOf('preparation:scan-of', titles.label);
    await page.getByLabel(dutchWords('preparation:field.label'), { exact: true }).fill('lt-5001');
    await page.keyboard.press('Enter');
    await fill('preparation:field.number', 'LAB LT5001');
    await page.keyboard.press('Enter');
    await holds(titles.label);
  });

  await test.step('what no reading tells is seen by somebody', async () => {
    await pressOf('preparation:fill-of', titles.version);
    await fill('preparation:field.version', '26100.2314');
    await press('preparation:give');
    await holds(titles.version);
    for (const title of [titles.enrolment, titles.encryption]) {
      await pressOf('preparation:fill-of', title);
      await fill('preparation:field.yes', 'Intune, compliant');
      await press('preparation:give');
      await holds(title);
    }
    await pressOf('preparation:fill-of', titles.battery);
    await fill('preparation:field.figure', '49 %');
    await press('preparation:give');
    await expect(
      check(titles.battery).getByText(dutchWords('preparation:trouble.not-so')),
    ).toBeVisible();
  });

  await test.step('one check that fails keeps it from being ready', async () => {
    await press('preparation:finish');
    await refused();
    await expect(
      page.getByText('Nog 1 van 5 controles klopt niet.', { exact: true }),
    ).toBeVisible();
    await pressOf('preparation:fill-of', titles.battery);
    await fill('preparation:field.figure', '81');
    await press('preparation:give');
    await expect(page.getByText(dutchWords('preparation:all-hold'))).toBeVisible();
    await press('preparation:finish');
    await ready(laptop);
    await page.getByText(/^Klaargemaakt door/u).click();
    await holds(titles.battery);
    await fair();
  });
});

test('Laptops, pc’s, telefoons, printers, camera’s gereedmaken: a phone tells its checks itself when it is read', async () => {
  const phone = await asking().newAsset('PH-5002', 'phone');
  const begun = await asking().begin(phone);
  await asking().give(begun, 'label', { kind: 'label', tag: 'PH-5002', number: null });
  await open(phone);
  await expect(
    check(titles.label).getByText(dutchWords('preparation:trouble.number-missing')),
  ).toBeVisible();

  const readNow = async (level: number) => {
    await asking().readPhone(phone, level);
    await page.reload();
  };
  await readNow(12);
  for (const title of [titles.label, titles.version, titles.enrolment, titles.encryption]) {
    await holds(title);
  }
  await expect(check(titles.battery).getByText(/^Uitgelezen: 12 %/u)).toBeVisible();
  await press('preparation:finish');
  await refused();
  await fair();

  await readNow(90);
  await holds(titles.battery);
  await press('preparation:finish');
  await ready(phone);
});

test.describe('Laptops, pc’s, telefoons, printers, camera’s gereedmaken: each kind has its own checks', () => {
  const kinds: readonly [RecordedType, string, string, Readonly<Record<string, CheckEvidence>>][] =
    [
      [
        'pc',
        'PC-5003',
        titles.encryption,
        { version: { kind: 'version', system: 'macOS', value: '15.1' }, enrolment: seen },
      ],
      [
        'printer',
        'PR-5004',
        'Een proefpagina is goed afgedrukt',
        { firmware: seen, supply: { kind: 'figure', value: 60 }, 'admin-password': seen },
      ],
      [
        'camera',
        'CA-5005',
        'Een proefopname is scherp',
        {
          battery: { kind: 'figure', value: 90 },
          clock: { kind: 'figure', value: 2 },
          card: seen,
        },
      ],
    ];
  for (const [type, tag, last, evidence] of kinds) {
    test(`a ${type}`, async () => {
      const asset = await asking().newAsset(tag, type);
      const begun = await asking().begin(asset);
      await asking().give(begun, 'label', { kind: 'label', tag, number: `LAB${tag}` });
      for (const [checkId, said] of Object.entries(evidence))
        await asking().give(begun, checkId, said);
      await page.goto('/console/preparation');
      await page.getByRole('link', { name: tag, exact: true }).click();
      await press('preparation:finish');
      await refused();

      await pressOf('preparation:fill-of', last);
      await fill('preparation:field.yes', 'Zelf gezien');
      await press('preparation:give');
      await holds(last);
      await press('preparation:finish');
      await ready(asset);
    });
  }
});

test('Conform wensen en eisen van organisatie: a lead asks more, and what was begun keeps its checks', async () => {
  const laptop = await asking().newAsset('LT-5006', 'laptop');
  await asking().begin(laptop);
  await page.goto('/console/preparation');
  await page.getByText(/^Laptop · versie 1/u).click();
  await button(dutchWords('preparation:change-of').replace('{{type}}', 'Laptop')).click();
  await page
    .getByRole('group', { name: 'Controle 5' })
    .getByLabel(dutchWords('preparation:edit.least'), { exact: true })
    .fill('80');
  await fair();
  await press('preparation:save');
  await expect(page.getByText(/^Laptop · versie 2/u)).toBeVisible();
  await fair();

  await open(laptop);
  await expect(check(titles.battery).getByText('Ten minste 50 %', { exact: true })).toBeVisible();
  const next = await asking().newAsset('LT-5007', 'laptop');
  await asking().begin(next);
  await open(next);
  await expect(check(titles.battery).getByText('Ten minste 80 %', { exact: true })).toBeVisible();
});

test('Conform wensen en eisen van de gebruiker: reissue to the same user keeps wishes, until he withdraws', async () => {
  const scan = async (code: string, heard: string) => {
    await fill('handover:scan.label', code);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: heard })).toBeVisible();
  };
  const issueTo = async (tag: string) => {
    await page.goto('/console/handover');
    await page.getByText(dutchWords('handover:kind.issue'), { exact: true }).click();
    await scan('5501', 'Noor Vos');
    await scan(tag, tag);
  };
  const sign = async () => {
    await page.getByText(dutchWords('handover:sign.by.paper'), { exact: true }).click();
    await press('handover:do.issue');
    await expect(page.getByText(dutchWords('handover:seal.holds'))).toBeVisible();
  };
  const leftHanded = dutchWords('wishes:apply').replace('{{wish}}', 'Muis: Linkshandig');
  await asking().newPerson('5501', 'Noor', 'Vos');
  await asking().readyLaptop('LT-5008');
  await asking().readyLaptop('LT-5009');

  await test.step('he agrees in so many words, and only then something is kept', async () => {
    await issueTo('LT-5008');
    await press('wishes:ask');
    await page.getByText(dutchWords('wishes:mouseHand.left'), { exact: true }).click();
    await page.getByText(dutchWords('wishes:textSize.large'), { exact: true }).click();
    await expect(button(dutchWords('wishes:keep'))).toBeDisabled();
    await expect(page.getByText(dutchWords('wishes:consent.1'))).toBeVisible();
    await fair();
    await page.getByText(dutchWords('wishes:agrees').replace('{{name}}', 'Noor Vos')).click();
    await press('wishes:keep');
    await page.getByText(leftHanded, { exact: true }).click();
    await expect(page.getByText(dutchWords('wishes:never-applied')).first()).toBeVisible();
    await fair();
    await sign();
  });

  await test.step('at the next device they are there, with when they were seen to', async () => {
    await issueTo('LT-5009');
    await expect(page.getByText(leftHanded, { exact: true })).toBeVisible();
    await expect(
      page.getByText(dutchWords('wishes:apply').replace('{{wish}}', 'Grootte van de tekst: Groot')),
    ).toBeVisible();
    await expect(page.getByText(/^Laatst ingesteld door/u)).toHaveCount(1);
  });

  await test.step('withdrawn is gone at once', async () => {
    await press('wishes:withdraw');
    await press('wishes:withdraw-sure');
    await expect(
      page.getByText(dutchWords('wishes:none').replace('{{name}}', 'Noor Vos')),
    ).toBeVisible();
    await sign();
  });
});
