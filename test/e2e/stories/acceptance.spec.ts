import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { v7 } from 'uuid';
import {
  type DeskContract,
  deskContract,
  type RouteName,
} from '../../../shared/contract/desk-contract.ts';
import { fillPath, type RouteInput, type RouteReply } from '../../../shared/contract/route.ts';
import { type Desk, startDesk } from '../harness/desk.ts';
import { firstAdmin, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { mailAppScript } from './mail-app-script.ts';

test.describe.configure({ mode: 'serial' });

let data: string;
let desk: Desk;
let console: Page;
test.beforeAll(async ({ browser }) => {
  data = mkdtempSync(join(tmpdir(), 'balie-e2e-'));
  desk = await startDesk(data);
  const { request } = await browser.newContext();
  console = await openConsole(browser, desk, await firstAdmin(request, desk), '1');
});
test.afterAll(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
  await desk.stop();
  rmSync(data, { recursive: true, force: true });
});

/** A route of the contract as whoever holds `request`. */
async function call<N extends RouteName>(
  request: APIRequestContext,
  name: N,
  input: Partial<RouteInput<DeskContract[N]>>,
): Promise<RouteReply<DeskContract[N]>> {
  const { method, path, response } = deskContract[name];
  // The contract's params are flat objects of texts.
  const params = (input.params ?? {}) as Readonly<Record<string, string>>;
  const reply = await request.fetch(new URL(fillPath(path, params), desk.url).href, {
    method,
    headers: { origin: desk.url },
    ...(input.body === undefined ? {} : { data: input.body }),
  });
  if (!reply.ok()) throw new Error(`${name}: ${reply.status()} ${await reply.text()}`);
  // Parsed by this very route's schema.
  return response.parse(await reply.json()) as RouteReply<DeskContract[N]>;
}

const now = () => new Date().toISOString();
const words = (key: string, filled: Readonly<Record<string, string | number>> = {}) =>
  Object.entries(filled).reduce(
    (text, [name, value]) => text.replace(`{{${name}}}`, String(value)),
    dutchWords(key),
  );

const testers = [
  { testerId: v7(), name: 'Noor', role: 'Verpleging', readsA2: true },
  { testerId: v7(), name: 'Tom', role: 'Docent', readsA2: false },
  { testerId: v7(), name: 'Sanne', role: 'Verpleging', readsA2: false },
  { testerId: v7(), name: 'Ali', role: 'Beheer', readsA2: false },
] as const;
const phones = [
  { wishId: v7(), model: 'iPhone 15', version: 'iOS 18' },
  { wishId: v7(), model: 'Pixel 8', version: 'Android 15' },
  { wishId: v7(), model: 'Galaxy A54', version: 'Android 14' },
] as const;
const scriptId = v7();

/** A tester who does the whole script without a hitch. */
async function passAll(campaignId: string, testerId: string, wishId: string): Promise<void> {
  const runId = v7();
  const { request } = console;
  await call(request, 'acceptance.start', {
    params: { campaignId, runId },
    body: {
      testerId,
      scriptId,
      scriptVersion: 1,
      device: { choice: 'wished', wishId },
      at: now(),
    },
  });
  for (const { stepId } of mailAppScript.steps) {
    await call(request, 'acceptance.end-step', {
      params: { runId, stepId },
      body: { result: { outcome: 'passed', remark: '', photoHash: null }, at: now() },
    });
  }
}

/** Closes the ticket of a finding as solved, as the technician who mended it. */
async function solve(ticketId: string): Promise<void> {
  const { request } = console;
  const params = { ticketId };
  const version = async () => (await call(request, 'ticket.get', { params })).item.version;
  await call(request, 'ticket.call', { params, body: { version: await version() } });
  await call(request, 'ticket.start', { params, body: { version: await version() } });
  await call(request, 'ticket.resolve', {
    params,
    body: {
      version: await version(),
      cause: 'Bijlagen te groot.',
      solution: 'Grens verhoogd.',
      closingCode: 'solved',
    },
  });
  await call(request, 'ticket.verify', {
    params,
    body: { version: await version(), verification: 'works' },
  });
  await call(request, 'ticket.close', {
    params,
    body: { version: await version(), knowledgeCandidate: false },
  });
}

test('biedt ondersteuning bij de acceptatietest: twelve steps on three phones by four testers, what is not covered, and a fix that demands a retest', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const { request } = console;
  const main = console.getByRole('main');
  const part = (name: string) =>
    main.getByRole('button', { name: words(`acceptance:part.${name}`), exact: true }).click();
  let campaignId = '';

  await test.step('a lead plans it in the console', async () => {
    await console.goto('/console/acceptance');
    await main.getByRole('button', { name: words('acceptance:new') }).click();
    await main.getByLabel(words('acceptance:facts.name')).fill('Nieuwe mail-app');
    await main.getByLabel(words('acceptance:facts.scope')).fill('Alleen mail op telefoons.');
    await main.getByRole('button', { name: words('acceptance:keep') }).click();
    await expect(main.getByRole('heading', { level: 1 })).toHaveText('Nieuwe mail-app');
    campaignId = new URL(console.url()).pathname.split('/').at(-1) ?? '';
    // Changed twice in one tab: the second time it opens with all that was kept the first time.
    for (const [was, release] of [
      ['', '2.0'],
      ['2.0', '2.1'],
    ] as const) {
      await main.getByRole('button', { name: words('acceptance:change'), exact: true }).click();
      const field = main.getByLabel(words('acceptance:facts.release'));
      await expect(field).toHaveValue(was);
      await field.fill(release);
      await main.getByRole('button', { name: words('acceptance:keep') }).click();
    }
    await call(request, 'acceptance.put-script', {
      params: { campaignId, scriptId },
      body: { version: 0, content: mailAppScript },
    });
    for (const { testerId, ...facts } of testers) {
      await call(request, 'acceptance.put-tester', {
        params: { campaignId, testerId },
        body: facts,
      });
    }
    for (const { wishId, ...facts } of phones) {
      await call(request, 'acceptance.put-device', { params: { campaignId, wishId }, body: facts });
    }
    await console.reload();
    await main.getByRole('button', { name: words('acceptance:open.button') }).click();
    await expect(main.getByText(words('acceptance:state.open'), { exact: true })).toBeVisible();
  });

  const noor = await test.step('the A2 reader gets a link that only she has', async () => {
    await part('people');
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
    const label = words('acceptance:tester.link-of', { name: 'Noor' });
    await main.getByRole('button', { name: label }).click();
    const address = await console.getByRole('dialog').getByText('/t/').textContent();
    await console
      .getByRole('dialog')
      .getByRole('button', { name: words('acceptance:tester.close') })
      .click();
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      locale: 'nl-NL',
    });
    const phone = await context.newPage();
    await phone.goto(new URL(new URL(address ?? '').pathname, desk.url).href);
    return phone;
  });
  const say = (outcome: string) =>
    noor.getByRole('button', { name: words(`tests:answer.${outcome}`) }).click();
  const atStep = (step: number) =>
    expect(noor.getByRole('heading', { level: 1 })).toHaveText(
      words('tests:step-of', { step, steps: 12 }),
    );

  await test.step('she tests on her phone, through a lost network and a reload', async () => {
    await noor.getByRole('button', { name: /Nieuwe mail-app/u }).click();
    await noor.getByRole('button', { name: 'iPhone 15, iOS 18' }).click();
    await atStep(1);
    expect(await audit(noor, { lang: 'nl', touch: false })).toEqual([]);
    await noor.getByRole('button', { name: 'EN, English' }).click();
    expect(await audit(noor, { lang: 'en', touch: false })).toEqual([]);
    await noor.getByRole('button', { name: 'NL, Nederlands' }).click();
    await atStep(1);
    for (let step = 1; step <= 4; step += 1) await say('passed');
    await atStep(5);
    await say('failed');
    await noor.getByLabel(words('tests:told.failed')).fill('Er komt een wit scherm.');
    await noor.reload();
    await expect(noor.getByLabel(words('tests:told.failed'))).toHaveValue(
      'Er komt een wit scherm.',
    );
    await noor.context().setOffline(true);
    await noor
      .getByLabel(words('tests:photo.take'))
      .setInputFiles('docs/screens/status-next-nl.jpg');
    await noor.getByText(words('tests:photo.taken')).waitFor();
    await noor.getByRole('button', { name: words('tests:save') }).click();
    await say('blocked');
    await noor.getByLabel(words('tests:told.blocked')).fill('De app is nog wit.');
    await noor.getByRole('button', { name: words('tests:save') }).click();
    await atStep(7);
    await expect(noor.getByRole('status')).toContainText(/wachten op het netwerk/u);
    await noor.context().setOffline(false);
    await noor.reload();
    await atStep(7);
    await expect(noor.getByText(words('tests:all-kept'))).toBeVisible({ timeout: 15_000 });
    for (let step = 7; step <= 12; step += 1) await say('passed');
    await expect(noor.getByRole('heading', { level: 1 })).toHaveText(words('tests:finished.title'));
    await expect(noor.getByText(words('tests:finished.words'))).toBeVisible();
  });

  await test.step('the others test elsewhere, and the matrix says what nobody did', async () => {
    const [, tom, , ali] = testers;
    await passAll(campaignId, tom.testerId, phones[0].wishId);
    await passAll(campaignId, tom.testerId, phones[1].wishId);
    await passAll(campaignId, ali.testerId, phones[2].wishId);
    await console.reload();
    const table = main.getByRole('table');
    await expect(table.getByRole('row')).toHaveText([
      'RoliPhone 15 iOS 18Pixel 8 Android 15Galaxy A54 Android 14',
      'BeheerNiet getestNiet getestGeslaagd1 keer getest',
      'DocentGeslaagd1 keer getestGeslaagd1 keer getestNiet getest',
      'VerplegingMislukt1 keer getestNiet getestNiet getest',
    ]);
    expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
  });

  const ticketId =
    await test.step('the failed step becomes a ticket with all that belongs to it', async () => {
      await part('findings');
      await main
        .getByRole('button', { name: new RegExp(words('acceptance:loose.make'), 'u') })
        .first()
        .click();
      await main.getByText(words('acceptance:severity.severe'), { exact: true }).click();
      await main.getByRole('button', { name: words('acceptance:loose.make'), exact: true }).click();
      const link = main.getByRole('table').getByRole('link').first();
      await link.waitFor();
      await link.click();
      await expect(main).toContainText('Gezien: Er komt een wit scherm.');
      await expect(main).toContainText(
        words('acceptance:card.finding', {
          campaign: 'Nieuwe mail-app',
          script: 'Nieuwe mail-app',
          step: 5,
          severity: words('acceptance:severity.severe'),
        }),
      );
      return new URL(console.url()).pathname.split('/').at(-1) ?? '';
    });

  await test.step('closed as solved, what failed must be tested again, until it passes', async () => {
    const nurses = main.getByRole('row', { name: /^Verpleging/u });
    await solve(ticketId);
    await console.goto(`/console/acceptance/${campaignId}`);
    await expect(nurses).toContainText(words('acceptance:cell.to-retest'));
    await noor.getByRole('button', { name: words('tests:finished.again') }).click();
    await noor.getByRole('button', { name: /^Begin met/u }).click();
    await noor.getByRole('button', { name: 'iPhone 15, iOS 18' }).click();
    for (let step = 1; step <= 12; step += 1) await say('passed');
    await expect(noor.getByText(words('tests:finished.words'))).toBeVisible({ timeout: 15_000 });
    await console.reload();
    await expect(nurses).toContainText(words('acceptance:cell.passed'));
  });

  await test.step('a go with combinations that nobody tested needs a reason, and stands with its names', async () => {
    await part('decision');
    await main.getByText(words('acceptance:verdict.go'), { exact: true }).click();
    await main.getByLabel(words('acceptance:decision.names')).fill('Petra Smit\nAli Demir');
    const decide = main.getByRole('button', { name: words('acceptance:decision.decide') });
    await expect(decide).toBeDisabled();
    await main.getByLabel(words('acceptance:decision.reason')).fill('Eerst alleen de pilotgroep.');
    await decide.click();
    await expect(main).toContainText('Go, door Petra Smit, Ali Demir');
    const waited = console.waitForEvent('download');
    await main.getByRole('link', { name: words('acceptance:pdf') }).click();
    const sheet = readFileSync(await (await waited).path());
    expect(sheet.subarray(0, 5).toString()).toBe('%PDF-');
    await noor.reload();
    await expect(noor.getByRole('heading', { level: 1 })).toHaveText(words('tests:gone.title'));
  });
});

test('de eigen releases gebruiken dezelfde module: an admin starts ring 0 with one press, from its release notes', async () => {
  const main = console.getByRole('main');
  await console.goto('/console/acceptance');
  await main.getByRole('button', { name: words('acceptance:own.title') }).click();
  await main.getByLabel(words('acceptance:own.release')).fill('1.4.0');
  await main
    .getByLabel(words('acceptance:facts.release-notes'))
    .fill('https://releases.example.invalid/1.4.0');
  await main.getByRole('button', { name: words('acceptance:own.start') }).click();

  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Balie-release (ring 0) 1.4.0');
  await expect(main.getByText(words('acceptance:state.open'), { exact: true })).toBeVisible();
  await expect(
    main.getByRole('link', { name: words('acceptance:sheet.release-notes') }),
  ).toHaveAttribute('href', 'https://releases.example.invalid/1.4.0');
  await main.getByRole('button', { name: words('acceptance:part.scripts'), exact: true }).click();
  await expect(main.getByRole('article').getByRole('listitem')).toHaveCount(14);
  expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
  await main.getByRole('button', { name: words('acceptance:part.runs'), exact: true }).click();
  await main.getByRole('button', { name: words('acceptance:runs.new') }).click();
  await main.getByRole('button', { name: words('acceptance:runs.begin'), exact: true }).click();
  await main.getByRole('button', { name: words('tests:answer.passed') }).click();
  await expect(main.getByRole('heading', { level: 3 })).toHaveText(
    words('tests:step-of', { step: 2, steps: 14 }),
  );
  expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
});
