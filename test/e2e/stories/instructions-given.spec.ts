import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type BrowserContext, type Page } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { packBlocks } from '../../../shared/domain/instruction-link.ts';
import { choose } from '../harness/choose.ts';
import { type Desk, startDesk } from '../harness/desk.ts';
import { firstAdmin, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { intake } from '../../integration/desk-intake.ts';
import { pdfText } from '../../paper/pdf-text.ts';
import { audit } from '../screens/audit.ts';
import { kioskOf } from '../screens/sample-tickets.ts';

test.describe.configure({ mode: 'serial' });

let data = '';
let desk: Desk;
let card: Page;
let phone: BrowserContext;
let page: Page;
let ticketId = '';
let address = '';
let statusPath = '';

/** The words of a page of instructions. */
const words = (key: string) => dutchWords(`instruction-page:${key}`);
const given = (key: string) => dutchWords(`instruction-links:${key}`);

test.beforeAll(async ({ browser }) => {
  data = mkdtempSync(join(tmpdir(), 'balie-e2e-'));
  desk = await startDesk(data);
  const admin = await firstAdmin((await browser.newContext()).request, desk);
  card = await openConsole(browser, desk, admin, '3');
  const reason = { category: 'wifi', triage: {}, words: '', photoHash: null } as const;
  ({ ticketId, statusPath } = await kioskOf(desk).handOver(intake({ reason })));
  phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'nl-NL' });
  page = await phone.newPage();
});

test.afterAll(async () => {
  await phone.close();
  await desk.stop();
  rmSync(data, { recursive: true, force: true });
});

/** Gives along what fits the ticket, or what is chosen; answers the address on the card. */
async function give(option: RegExp | null): Promise<string> {
  await card.goto(`/console/tickets/${ticketId}`);
  await card.getByRole('button', { name: dutchWords('console:card.more'), exact: true }).click();
  await card.getByRole('menuitem', { name: given('give.title') }).click();
  if (option !== null) {
    await card.getByRole('button', { name: new RegExp(given('give.what'), 'u') }).click();
    await card.getByRole('option', { name: option }).click();
  }
  await choose(card, words('telling.pictures'));
  await card.locator('main form button[type=submit]').click();
  await card.getByRole('img', { name: given('papers.code') }).waitFor();
  return (await card.getByText(/\/i\/[\w-]{43}$/u).textContent()) ?? '';
}

const local = (link: string) => `${desk.url}${new URL(link).pathname}`;
const step = (number: number) =>
  page.getByRole('listitem').filter({ hasText: words('step').replace('{{step}}', String(number)) });
const pressed = (name: string) => page.getByRole('button', { name, exact: true, pressed: true });

test('ingebruikname, werking, veiligheidsmaatregelen: with a laptop exactly four blocks go along, in the chosen level', async () => {
  address = await give(/Pakket bij uitgifte: laptop/iu);
  expect(await audit(card, { lang: 'nl', touch: false })).toEqual([]);
  await page.goto(local(address));

  const blocks = page.getByRole('heading', { level: 2 });
  await expect(blocks).toHaveText(packBlocks.map((block) => words(`block.${block}`)));
  await expect(pressed(words('telling.pictures'))).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('pack'));

  await page.goto(desk.url + statusPath);
  await page.getByRole('region', { name: dutchWords('status:instructions.title') }).waitFor();
  expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
  await page
    .getByRole('region', { name: dutchWords('status:instructions.title') })
    .getByRole('button')
    .click();
  await expect(blocks).toHaveText(packBlocks.map((block) => words(`block.${block}`)));

  for (const paper of ['slip', 'a5']) {
    const token = new URL(address).pathname.slice('/i/'.length);
    const reply = await phone.request.get(`${desk.url}/v1/instruction-links/${token}/${paper}.pdf`);
    const text = pdfText(await reply.body()).replaceAll(/\s+/gu, ' ');
    for (const block of packBlocks) expect(text).toContain(words(`block.${block}`));
  }
});

test('afstemmen op situatie: the page opens in airplane mode after it was opened once', async () => {
  address = await give(null);
  await page.goto(local(address));
  await page.getByText(words('kept')).waitFor();
  const easy = await page.getByRole('heading', { level: 1 }).textContent();

  await phone.setOffline(true);
  await page.reload();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(easy ?? '');
  await page.getByText(words('without-network')).waitFor();
  await page.getByRole('button', { name: words('telling.short') }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(easy ?? '');
  await page.getByRole('button', { name: 'EN, English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: 'NL, Nederlands' }).click();
  await page.getByRole('button', { name: words('telling.pictures') }).click();
  expect(await audit(page, { lang: 'nl', touch: false })).toEqual([]);
});

test('werkt het: a step that failed without a network is on the card once there is one, by its number', async () => {
  await step(3)
    .getByRole('button', { name: words('worked.no') })
    .click();
  await step(3).getByText(words('worked.waits')).waitFor();
  await page.reload();
  await expect(step(3).getByText(words('worked.waits'))).toBeVisible();
  await card.goto(`/console/tickets/${ticketId}`);
  await card.getByRole('heading', { level: 1 }).waitFor();
  // The card hears of what happens from now on.
  await expect(
    card.getByRole('status').filter({ hasText: dutchWords('console:link.connected') }),
  ).toBeVisible();

  await phone.setOffline(false);

  await step(3).getByText(words('worked.told').replace('{{step}}', '3')).waitFor();
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  const line = card.getByRole('note').filter({ hasText: `${title ?? ''}: stap 3 lukte niet.` });
  await line.waitFor();
  expect(await audit(card, { lang: 'nl', touch: false })).toEqual([]);

  await step(3)
    .getByRole('button', { name: words('worked.yes') })
    .click();
  await line.waitFor({ state: 'detached' });
});

test('afstemmen op situatie: read aloud by a voice of the phone, when it is asked to and no longer than that', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const other = await context.newPage();
  await other.addInitScript(giveVoices, [
    { lang: 'nl-NL', localService: false },
    { lang: 'nl-NL', localService: true },
    { lang: 'en-GB', localService: false },
  ]);
  await other.goto(local(address));
  await other.getByRole('button', { name: words('telling.aloud') }).click();
  const said = () => other.evaluate(() => (globalThis as unknown as Heard).heard);
  expect(await said()).toEqual([]);

  await other.getByRole('button', { name: words('read') }).click();
  const title = await other.getByRole('heading', { level: 1 }).textContent();
  await expect.poll(said).not.toEqual([]);
  const texts = await said();
  await other.getByRole('button', { name: words('telling.short') }).click();

  expect(texts[0]).toBe(title);
  expect(texts).toContain(words('step').replace('{{step}}', '1'));
  await expect.poll(said).toEqual([...texts, '(stopped)']);
  await other.getByRole('button', { name: words('telling.aloud') }).click();
  await other.getByRole('button', { name: 'EN, English' }).click();
  await expect(other.getByRole('button', { name: 'Read this to me' })).toHaveCount(0);
  await context.close();
});

interface Heard {
  readonly heard: string[];
}

/** Runs in the page before anything else: voices that note what they say, only those of the device. */
function giveVoices(voices: readonly { readonly lang: string; readonly localService: boolean }[]) {
  const heard: string[] = [];
  Object.assign(globalThis, {
    heard,
    SpeechSynthesisUtterance: class {
      readonly text: string;
      voice: { readonly localService: boolean } | null = null;
      constructor(text: string) {
        this.text = text;
      }
    },
  });
  let speaks = false;
  Object.defineProperty(globalThis, 'speechSynthesis', {
    value: {
      getVoices: () => voices,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      cancel: () => {
        if (speaks) heard.push('(stopped)');
        speaks = false;
      },
      speak: ({ text, voice }: { text: string; voice: { localService: boolean } | null }) => {
        speaks = true;
        heard.push(voice?.localService === true ? text : '(a voice of the network)');
      },
    },
  });
}
