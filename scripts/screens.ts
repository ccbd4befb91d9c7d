/**
 * `npm run screens`: pictures of every screen and state, in both languages, in docs/screens. They are
 * drawn by the journeys of test/e2e/screens, on the real station.
 *
 *     npm run screens                    everything
 *     npm run screens -- kiosk status    only these
 *
 * `handover` and `tests` are at the kiosk too, each with a station of its own.
 */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { format, resolveConfig } from 'prettier';
import { localeSchema, type Locale } from '../shared/domain/locale.ts';
import { chromiumLaunchOptions } from '../test/e2e/browsers.ts';
import setUp from '../test/e2e/harness/global-setup.ts';
import { type Station, startStation } from '../test/e2e/harness/station.ts';
import { walkBoard } from '../test/e2e/screens/board-journey.ts';
import { walkConsole } from '../test/e2e/screens/console-journey.ts';
import { walkKioskHandover } from '../test/e2e/screens/kiosk-handover.ts';
import { walkKiosk } from '../test/e2e/screens/kiosk-journey.ts';
import { walkKioskTests } from '../test/e2e/screens/kiosk-tests.ts';
import { walkOffice } from '../test/e2e/screens/office-journey.ts';
import { withDesk } from '../test/e2e/screens/own-desk.ts';
import { walkStatusPage } from '../test/e2e/screens/status-journey.ts';
import { settle, type Visit } from '../test/e2e/screens/visit.ts';
import { root } from './places.mjs';

const folder = join(root, 'docs', 'screens');
/** Bytes of one picture; a larger one is drawn coarser. */
const mostBytes = 120_000;
const qualities = [65, 50, 40];

type Walk = (browser: Browser, locale: Locale, visit: Visit) => Promise<void>;

const walks = {
  kiosk: (browser, locale, visit) =>
    withStation(browser, (station) => walkKiosk(station, browser, locale, visit)),
  handover: (browser, locale, visit) =>
    withStation(browser, (station) => walkKioskHandover(station, browser, locale, visit)),
  tests: (browser, locale, visit) =>
    withStation(browser, (station) => walkKioskTests(station, locale, visit)),
  console: (browser, locale, visit) =>
    withDesk((desk) => walkConsole(browser, desk, locale, visit)),
  office: (browser, locale, visit) => withDesk((desk) => walkOffice(browser, desk, locale, visit)),
  // The wall speaks both languages at once.
  board: (browser, locale, visit) =>
    locale === 'nl' ? withDesk((desk) => walkBoard(browser, desk, visit)) : Promise.resolve(),
  status: (browser, locale, visit) =>
    withDesk((desk) => walkStatusPage(browser, desk, locale, visit)),
} as const satisfies Record<string, Walk>;

async function withStation(
  browser: Browser,
  walk: (station: Station) => Promise<void>,
): Promise<void> {
  const station = await startStation(browser);
  try {
    await walk(station);
  } finally {
    await station.stop();
  }
}

function picturesIn(locale: Locale): Visit {
  return async (name, page) => {
    await settle(page);
    const file = join(folder, `${name}-${locale}.jpg`);
    for (const quality of qualities) {
      const picture = await page.screenshot({
        type: 'jpeg',
        quality,
        scale: 'css',
        animations: 'disabled',
        path: file,
      });
      if (picture.length <= mostBytes) return;
    }
  };
}

/** One table per front-end: state, Dutch, English. */
async function writeIndex(): Promise<void> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.jpg'));
  const linked = (name: string, locale: Locale) =>
    files.includes(`${name}-${locale}.jpg`) ? `[${locale}](${name}-${locale}.jpg)` : '';
  const parts = Object.keys(walks).map((front) => {
    const names = new Set(
      files
        .filter((file) => file.startsWith(`${front}-`))
        .map((file) => file.replace(/-(?:nl|en)\.jpg$/u, '')),
    );
    const rows = [...names].toSorted().map((name) => {
      const state = name.slice(front.length + 1).replaceAll('-', ' ');
      return `| ${state} | ${linked(name, 'nl')} | ${linked(name, 'en')} |`;
    });
    return [`## ${front}`, '', '| state | Dutch | English |', '| --- | --- | --- |', ...rows].join(
      '\n',
    );
  });
  const head = [
    '# Screens',
    '',
    'Every screen and state, drawn by `npm run screens` on the real station: the kiosk in Electron,',
    'the rest in Chromium. Nobody and nothing in them exists. Do not edit; draw anew.',
  ];
  const file = join(folder, 'README.md');
  const text = `${head.join('\n')}\n\n${parts.join('\n\n')}\n`;
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

const asked = process.argv.slice(2);
const unknown = asked.filter((front) => !Object.hasOwn(walks, front));
if (unknown.length > 0) {
  console.error(`No screens called ${unknown.join(', ')}: ${Object.keys(walks).join(', ')}`);
  process.exit(2);
}

mkdirSync(folder, { recursive: true });
const tearDown = await setUp();
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  for (const [front, walk] of Object.entries(walks)) {
    if (asked.length > 0 && !asked.includes(front)) continue;
    for (const file of readdirSync(folder)) {
      if (file.startsWith(`${front}-`)) rmSync(join(folder, file));
    }
    for (const locale of localeSchema.options) {
      const begunMs = Date.now();
      await walk(browser, locale, picturesIn(locale));
      console.log(`${front} in ${locale}: ${Math.round((Date.now() - begunMs) / 1000)} s`);
    }
  }
} finally {
  await browser.close();
  await tearDown();
}
await writeIndex();
const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
console.log(`${readdirSync(folder).length - 1} pictures, ${(bytes / 1e6).toFixed(1)} MB`);
