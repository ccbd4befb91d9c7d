import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  createWriteStream,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, expect, test } from '@playwright/test';
import { externalPackages } from '../../scripts/build/program.ts';
import { readyMessage } from '../../scripts/station/program.ts';
import { filesInAsar } from './harness/asar.ts';
import { startDesk } from './harness/desk.ts';
import { freePort } from './harness/free-port.ts';
import { openPackage, packaged, packageKiosk } from './harness/package.ts';
import { firstAdmin, openConsole } from './harness/staff.ts';
import { visitAsGuest } from './harness/visitor.ts';
import { askBuiltWarden } from './harness/warden.ts';
import { dutchWords } from './harness/words.ts';
import { pdfText } from '../paper/pdf-text.ts';

const root = join(import.meta.dirname, '..', '..');
const app = packaged.folder;
const { executable } = packaged;

test.beforeAll('package the kiosk', () => {
  test.setTimeout(300_000);
  packageKiosk();
});

test('the package holds the kiosk and nothing else', () => {
  const files = filesInAsar(join(app, 'resources', 'app.asar'));

  const expected = [
    'package.json',
    'out/main/main.js',
    'out/main/start.js',
    'out/main/reader.js',
    'out/preload/kiosk.cjs',
    'out/renderer/kiosk/index.html',
    'assets/usb-names.json',
    'assets/locales/nl/kiosk.json',
    'node_modules/sqlite3/build/Release/node_sqlite3.node',
    ...externalPackages
      .filter((name) => name !== 'electron')
      .map((name) => `node_modules/${name}/package.json`),
  ];
  expect(expected.filter((file) => !files.includes(file))).toEqual([]);

  const fonts = 'node_modules/@expo-google-fonts/noto-sans';
  expect(files.filter((file) => file.startsWith(fonts)).toSorted()).toEqual([
    `${fonts}/400Regular/NotoSans_400Regular.ttf`,
    `${fonts}/700Bold/NotoSans_700Bold.ttf`,
    `${fonts}/LICENSE`,
    `${fonts}/LICENSE_FONT`,
    `${fonts}/package.json`,
  ]);

  const foreign = /(?:darwin|win32|arm64|musl|ia32|linux-arm)[^/]*\/.*\.node$/u;
  const sources = /\.(?:tsx?|cc?|cpp|h|gypi?|map)$|\/(?:deps|obj)\//u;
  const ours = /^(?:out|assets|package\.json)/u;
  const unwanted = files.filter(
    (file) =>
      foreign.test(file) ||
      sources.test(file) ||
      /^out\/(?:lab|desk|test)\//u.test(file) ||
      /\b(?:simulated|test)\b/u.test(ours.test(file) ? file : ''),
  );
  expect(unwanted).toEqual([]);
});

test('no code of the lab is in the package', () => {
  const bundles = ['main.js', 'reader.js'].map((name) =>
    readFileSync(join(root, 'out', 'main', name), 'utf8'),
  );

  expect(bundles.filter((text) => /devices\/simulated\/|test\/lab\//u.test(text))).toEqual([]);
});

test('the package brings the jail, which installs itself from there, and a warden that answers', async () => {
  const jail = join(app, 'resources', 'jail');
  const image = mkdtempSync(join(tmpdir(), 'balie-image-'));

  const files = readdirSync(jail);
  const installed = spawnSync(
    join(jail, 'install-jail.sh'),
    ['--root', image, '--user', 'kiosk', '--own', '1-4=046d:c31c'],
    { encoding: 'utf8' },
  );
  const answers = await askBuiltWarden(join(jail, 'warden.mjs'), [
    '{"do":"authorise","port":"255-255","deviceNumber":1}',
    '{"do":"deauthorise","port":"255-255"}',
  ]);

  expect(files.toSorted()).toEqual(
    [...readdirSync(join(root, 'assets', 'linux')), 'warden.mjs'].toSorted(),
  );
  expect(installed.stderr).toBe('');
  const service = join(image, 'etc/systemd/system/balie-warden.service');
  expect(readFileSync(service, 'utf8')).toContain(`/usr/bin/node ${join(jail, 'warden.mjs')}`);
  expect(answers.map((line) => JSON.parse(line) as unknown)).toEqual(
    ['1', '2'].map(() => ({ ok: false, fault: { code: 'device/gone', detail: 'no such device' } })),
  );
  rmSync(image, { recursive: true });
});

test('every fuse of the package is as electron-builder.yml and the script that packs say', async () => {
  const wanted = {
    ...fusesOf(readFileSync(join(root, 'electron-builder.yml'), 'utf8')),
    wasmTrapHandlers: true,
  };

  const wire = await getCurrentFuseWire(executable);

  const found = Object.fromEntries(
    Object.keys(wanted).map((name) => [name, wire[fuseNumber(name)] === FuseState.ENABLE]),
  );
  expect(found).toEqual(wanted);
  // One that a newer Electron brings is decided on too.
  expect(Object.keys(wanted)).toHaveLength(
    Object.keys(wire).filter((key) => /^\d+$/u.test(key)).length,
  );
});

test('a visitor makes a visit in the packaged kiosk and gets his slip', async ({ browser }) => {
  const data = mkdtempSync(join(tmpdir(), 'balie-packaged-'));
  const desk = await startDesk(data);
  const printer = standInPrinter(data);
  // The inspector is fused off, so the window is driven as any page of Chromium can be; a file allows that.
  const debugPort = await freePort();
  const kiosk = spawn(
    openPackage('open-package'),
    [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      `--remote-debugging-port=${debugPort}`,
      '--data',
      data,
      '--join',
      desk.joinFile,
      '--settings',
      printer.settings,
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, PATH: `${data}:${process.env['PATH']}` },
    },
  );
  try {
    kiosk.stderr?.pipe(createWriteStream(join(data, 'kiosk.log')));
    await readyMessage(kiosk, 'packaged kiosk', 60_000);
    const window = await chromium.connectOverCDP(`http://127.0.0.1:${debugPort}`);
    const screen = window.contexts()[0]?.pages()[0];
    if (screen === undefined) throw new Error('The packaged kiosk shows no page');

    const code = await visitAsGuest(screen, 'Noor');
    await expect(screen.getByText(dutchWords('kiosk:number.printed'))).toBeVisible();
    expect(pdfText(readFileSync(printer.slip)).split('\n')).toContain(code);

    const admin = await firstAdmin((await browser.newContext()).request, desk);
    const page = await openConsole(browser, desk, admin, 'Balie 1');
    await expect(page.getByText(code).first()).toBeVisible();
    await window.close();
  } finally {
    if (kiosk.exitCode === null && kiosk.signalCode === null) {
      const ended = once(kiosk, 'exit');
      kiosk.kill('SIGTERM');
      await ended;
    }
    await desk.stop();
    rmSync(data, { recursive: true, force: true });
  }
});

/** CUPS' program for a printer that keeps the slip in the folder, and settings of a kiosk that has it. */
function standInPrinter(folder: string): { readonly settings: string; readonly slip: string } {
  const settings = join(folder, 'settings.json');
  const slip = join(folder, 'slip.pdf');
  writeFileSync(settings, JSON.stringify({ printerUri: 'ipp://printer.example/ipp/print' }));
  writeFileSync(join(folder, 'ipptool'), `#!/bin/sh\ncp "$8" '${slip}'\n`, { mode: 0o700 });
  return { settings, slip };
}

/** The fuses of the configuration, by its own names. */
function fusesOf(yml: string): Readonly<Record<string, boolean>> {
  const [, block = ''] = /^electronFuses:\n((?: {2}\w+: (?:true|false)\n)+)/mu.exec(yml) ?? [];
  return Object.fromEntries(
    [...block.matchAll(/(\w+): (true|false)/gu)].map(([, name = '', value]) => [
      name,
      value === 'true',
    ]),
  );
}

/** electron-builder names fuses as @electron/fuses does, but begins with a small letter. */
function fuseNumber(name: string): FuseV1Options {
  const number = new Map<string, FuseV1Options>(
    Object.entries(FuseV1Options).filter(
      (entry): entry is [string, FuseV1Options] => typeof entry[1] === 'number',
    ),
  ).get(`${name.charAt(0).toUpperCase()}${name.slice(1)}`);
  if (number === undefined) throw new Error(`@electron/fuses knows no fuse ${name}`);
  return number;
}
