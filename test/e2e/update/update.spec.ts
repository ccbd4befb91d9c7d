import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import { fillPath } from '../../../shared/contract/route.ts';
import { keyIdOf, makeKey } from '../../../shared/release/sign.ts';
import { Slots } from '../../../main/update/slots.ts';
import {
  releaseOf,
  rootDocument,
  signed,
  targetsDocument,
} from '../../integration/release-samples.ts';
import { inDays, quickGate } from '../../integration/update-steps.ts';
import { writeSlot } from '../../integration/write-slot.ts';
import { startDesk } from '../harness/desk.ts';
import { packageKiosk, packaged } from '../harness/package.ts';
import { firstAdmin, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { releaseProgram } from './releases.ts';

/** Beside the package, so that files can be linked. */
const apps = join(import.meta.dirname, '..', '..', '..', 'out', 'test', 'update');
const returnWithinMs = 5 * 60_000;

test.beforeAll('package the kiosk', () => {
  test.setTimeout(300_000);
  packageKiosk();
});

test('the packaged kiosk becomes the next version, and comes back by itself from one that does not start', async ({
  browser,
}) => {
  test.setTimeout(10 * 60_000);
  const data = mkdtempSync(join(tmpdir(), 'balie-update-'));
  const desk = await startDesk(data);
  const { request } = await browser.newContext();
  const page = await openConsole(browser, desk, await firstAdmin(request, desk), '1');
  const api = deskApi(page, desk.url);

  const { directorKey } = await api.overview();
  const keys = {
    root: [makeKey(), makeKey(), makeKey()] as const,
    targets: makeKey(),
    director: { ...makeKey(), publicKey: directorKey, keyId: keyIdOf(directorKey) },
  };
  const expiresAt = inDays(Date.now(), 90);
  const root = signed(rootDocument(keys, { expiresAt }), keys.root[0], keys.root[1]);
  const rootFile = join(data, 'update-root.json');
  writeFileSync(rootFile, JSON.stringify(root));
  const settings = join(data, 'settings.json');
  const updates = { rootFile, window: dayLongFrom(new Date()) };
  writeFileSync(settings, JSON.stringify({ updates }));
  const programs = {
    '0.2.0': releaseProgram(apps, '0.2.0'),
    '0.3.0': releaseProgram(apps, '0.3.0', true),
  };
  const slots = new Slots(join(data, 'slots'));
  mkdirSync(slots.folder, { recursive: true });
  await writeSlot(slots, 'a', '0.1.0', releaseProgram(apps, '0.1.0'));

  const said: string[] = [];
  const watchdog = spawn(
    process.execPath,
    [
      join(packaged.folder, 'resources', 'watchdog', 'watchdog.mjs'),
      slots.folder,
      ...['--data', data, '--join', desk.joinFile, '--settings', settings],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  watchdog.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = text.split('\n').filter((line) => /^(?:Starting|Back) /u.test(line));
    said.push(...lines);
  });
  try {
    await test.step('version N runs, and the list and files of what follows go in', async () => {
      await expect.poll(() => api.runs(), { timeout: 60_000 }).toBe('0.1.0');
      await page.goto('/console/updates');
      const releases = Object.entries(programs).map(([version, program]) =>
        releaseOf(version, program),
      );
      const list = signed(targetsDocument(releases, { expiresAt }), keys.targets);
      await page.locator('input[type=file]').setInputFiles([
        { name: 'root.json', mimeType: 'application/json', buffer: jsonOf(root) },
        { name: 'targets.json', mimeType: 'application/json', buffer: jsonOf(list) },
        ...Object.entries(programs).map(([version, buffer]) => ({
          name: `balie-${version}.AppImage`,
          mimeType: 'application/octet-stream',
          buffer,
        })),
      ]);
      await expect(page.getByText(dutchWords('updates:upload.done'))).toBeVisible();
    });

    await test.step('the desk offers N+1; it is installed between visits and comes up', async () => {
      await api.rollOut('0.2.0');
      await api.tellToUpdate();
      await expect.poll(() => api.runs(), { timeout: 90_000 }).toBe('0.2.0');
    });

    await test.step('N+1 is proven: until then it takes no other in the place of the way back', async () => {
      const trialStarts = async () => (await slots.marker()).trialStarts;
      await expect.poll(trialStarts, { timeout: 120_000 }).toBe(null);
    });

    await test.step('N+2 does not start: the watchdog brings N+1 back, and the rollout halts', async () => {
      await api.rollOut('0.3.0');
      await api.tellToUpdate();
      await expect
        .poll(() => said.includes('Starting 0.3.0 on trial'), { timeout: 90_000 })
        .toBe(true);
      await expect.poll(() => api.stateOf('0.3.0'), { timeout: returnWithinMs }).toBe('halted');
      await expect.poll(() => api.runs(), { timeout: 60_000 }).toBe('0.2.0');
      expect(said.map((line) => line.replace(' on trial', ''))).toEqual([
        'Starting 0.1.0',
        'Starting 0.2.0',
        'Starting 0.3.0',
        'Starting 0.3.0',
        'Back to slot b: did-not-start',
        'Starting 0.2.0',
      ]);
    });

    await test.step('the page says why', async () => {
      const card = page.getByRole('article', { name: '0.3.0' });
      await expect(card).toContainText(dutchWords('updates:halted.did-not-start'));
      await expect(card).toContainText(dutchWords('updates:taken-back.did-not-start'));
      await page.getByRole('link', { name: 'Hal' }).first().click();
      await expect(page.getByRole('main')).toContainText(
        dutchWords('updates:taken-back.did-not-start'),
      );
    });
  } finally {
    const ended = once(watchdog, 'exit');
    watchdog.kill('SIGTERM');
    await ended;
    await desk.stop();
    for (const folder of [data, apps]) rmSync(folder, { recursive: true, force: true });
  }
});

/** What an admin asks of the desk, by the session of his page. */
function deskApi(page: Page, url: string) {
  const send = async (method: 'GET' | 'POST', path: string, data?: object): Promise<unknown> => {
    const reply = await page.request.fetch(url + path, {
      method,
      headers: { origin: url },
      ...(data === undefined ? {} : { data }),
    });
    if (!reply.ok()) throw new Error(`${path} answered ${reply.status()}: ${await reply.text()}`);
    return reply.json();
  };
  const overview = async () =>
    deskContract['update.overview'].response.parse(
      await send('GET', deskContract['update.overview'].path),
    );
  const kiosk = async () => {
    const reply = await send('GET', deskContract['fleet.list'].path);
    return deskContract['fleet.list'].response.parse(reply).kiosks[0];
  };
  return {
    overview,
    /** By the last heartbeat of the one kiosk. */
    runs: async () => {
      const known = await kiosk();
      return known?.lastHeardAt === null ? null : known?.version;
    },
    stateOf: async (version: string) =>
      (await overview()).rollouts.find((rollout) => rollout.version === version)?.state,
    rollOut: async (version: string) => {
      const rings = [{ by: 'share', percent: 100 }];
      const draft = await send('POST', deskContract['update.draft-rollout'].path, {
        version,
        rings,
        gate: quickGate,
      });
      const { rolloutId } = deskContract['update.draft-rollout'].response.parse(draft);
      const path = fillPath(deskContract['update.move-rollout'].path, { rolloutId });
      await send('POST', path, { move: 'start' });
    },
    tellToUpdate: async () => {
      const { kioskId = '' } = (await kiosk()) ?? {};
      const path = fillPath(deskContract['fleet.command'].path, { kioskId });
      await send('POST', path, { kind: 'update', message: '' });
    },
  };
}

/** A window that is open now and for the rest of the day but an hour. */
function dayLongFrom(now: Date): { readonly from: string; readonly until: string } {
  const hour = (fromNow: number) =>
    `${String((now.getHours() + fromNow) % 24).padStart(2, '0')}:00`;
  return { from: hour(0), until: hour(23) };
}

function jsonOf(document: object): Buffer {
  return Buffer.from(JSON.stringify(document));
}
