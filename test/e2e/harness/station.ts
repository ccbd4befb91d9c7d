import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { test as base } from './browser-test.ts';
import { type Desk, startDesk } from './desk.ts';
import { type Dock, dockAt } from './dock.ts';
import { freePort } from './free-port.ts';
import { type Kiosk, type Motion, startKiosk } from './kiosk.ts';
import { type StoryHours, setOpeningHours } from './opening-hours.ts';
import { firstAdmin, openConsole, signIn, type Staff } from './staff.ts';

/** A whole station of one test: the real desk, the lab's kiosk in the real Electron, and the dock. */
export interface Station {
  readonly data: string;
  readonly desk: Desk;
  readonly dock: Dock;
  /** The kiosk that runs now. */
  readonly kiosk: () => Kiosk;
  /** Starts the kiosk again after it was closed or killed, on the same data. */
  startKiosk(): Promise<Kiosk>;
  /** The admin of this desk, whose own password is chosen at the first call. */
  admin(): Promise<Staff>;
  /** Changes when the desk is open. */
  open(hours: StoryHours): Promise<void>;
  /** A console in Chromium, signed in as the admin, at a counter. */
  openConsole(counter?: string): Promise<Page>;
  /** The wall board in Chromium. */
  openBoard(): Promise<Page>;
  stop(): Promise<void>;
}

/** Starts a station on a folder of its own; `motion` is for the kiosk, a browser's contexts have their own. */
export async function startStation(
  browser: Browser,
  motion: Motion = 'no-preference',
): Promise<Station> {
  const data = mkdtempSync(join(tmpdir(), 'balie-e2e-'));
  const desk = await startDesk(data);
  const dockPort = await freePort();
  const launch = (): Promise<Kiosk> =>
    startKiosk({ data, joinFile: desk.joinFile, dockPort, motion });
  let kiosk = await launch().catch(async (error: unknown) => {
    await desk.stop();
    throw error;
  });
  let admin: Promise<Staff> | null = null;

  const station: Station = {
    data,
    desk,
    dock: dockAt(`http://127.0.0.1:${dockPort}`),
    kiosk: () => kiosk,
    async startKiosk() {
      kiosk = await launch();
      return kiosk;
    },
    admin() {
      admin ??= browser.newContext().then(({ request }) => firstAdmin(request, desk));
      return admin;
    },
    async open(hours) {
      const { request } = await browser.newContext();
      await signIn(request, desk, await station.admin());
      await setOpeningHours(request, desk, hours);
    },
    async openConsole(counter = 'Balie 1') {
      return openConsole(browser, desk, await station.admin(), counter);
    },
    async openBoard() {
      const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
      const page = await context.newPage();
      await page.goto(`${desk.url}/board`);
      return page;
    },
    async stop() {
      await kiosk.kill();
      for (const context of browser.contexts()) await context.close();
      await desk.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
  return station;
}

/** Playwright's `test` with a fresh station for each test. */
export const test = base.extend<{ station: Station }>({
  async station({ browser, contextOptions }, provide) {
    const station = await startStation(browser, contextOptions.reducedMotion);
    await provide(station);
    await station.stop();
  },
});
