import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { type Desk, startDesk } from '../test/e2e/harness/desk.ts';
import { freePort } from '../test/e2e/harness/free-port.ts';
import { readyMessage } from '../scripts/station/program.ts';
import { startKiosk } from '../test/e2e/harness/kiosk.ts';
import { arrive } from '../test/e2e/harness/visitor.ts';
import { clockAhead, nowMs } from './page-clock.ts';
import { largestPaintAt, largestPaintScript } from './painted-at.ts';
import { median } from './percentile.ts';
import { withScreens } from './real-screens.ts';
import { type Figure, plainFigure, ratioFigure } from './report.ts';

const repeats = 5;
const root = join(import.meta.dirname, '..');

/**
 * From starting the program until the attract screen is painted, beside an empty sandboxed window of
 * the same Electron in the same run; and from a crash of the page to the next attract screen (goal
 * P7). Each start is a new process on warm file caches. For root both run without the system sandbox.
 */
export function kioskStart(): Promise<readonly Figure[]> {
  return withScreens(async () => {
    const data = mkdtempSync(join(tmpdir(), 'balie-bench-'));
    const desk = await startDesk(data);
    try {
      const kiosk = [
        join(root, 'out', 'main', 'main.js'),
        ...['--data', data, '--join', desk.joinFile],
      ];
      const empty = [
        join(import.meta.dirname, 'empty-window', 'main.cjs'),
        join(data, 'empty-window'),
      ];
      // The first start of each makes its folders.
      await startToPaint(empty, null);
      await startToPaint(kiosk, 'attract');
      const least: Start[] = [];
      const ours: Start[] = [];
      for (let repeat = 0; repeat < repeats; repeat += 1) {
        least.push(await startToPaint(empty, null));
        ours.push(await startToPaint(kiosk, 'attract'));
      }
      const crashes: number[] = [];
      for (let repeat = 0; repeat < repeats; repeat += 1) {
        crashes.push(await crashToPaint(data, desk));
      }
      const middle = (starts: readonly Start[], what: keyof Start): number =>
        median(starts.map((start) => start[what]));
      const toPage = [middle(ours, 'toPageMs'), middle(least, 'toPageMs')] as const;
      const toPaint = [middle(ours, 'toPaintMs'), middle(least, 'toPaintMs')] as const;
      return [
        ratioFigure('start → attract painted', toPaint[0], 'ms', toPaint[1], 1.35),
        ratioFigure('of it: start → page begins to load', toPage[0], 'ms', toPage[1], null),
        ratioFigure(
          'of it: page begins to load → painted',
          toPaint[0] - toPage[0],
          'ms',
          toPaint[1] - toPage[1],
          null,
        ),
        plainFigure('crash of the page → attract painted', median(crashes), 'ms', 700),
      ];
    } finally {
      await desk.stop();
      rmSync(data, { recursive: true, force: true });
    }
  });
}

interface Start {
  /** From starting the program until its page begins to load. */
  readonly toPageMs: number;
  /** From starting the program until its screen was painted. */
  readonly toPaintMs: number;
}

/** Starts Electron on a program and waits until its (named) screen was painted. */
async function startToPaint(program: readonly string[], screen: string | null): Promise<Start> {
  const executable = process.env['BALIE_TEST_ELECTRON'];
  if (executable === undefined) throw new Error('The set-up found no Electron');
  const port = await freePort();
  const from = nowMs();
  const child = spawn(
    executable,
    [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      `--remote-debugging-port=${port}`,
      ...program,
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
  );
  try {
    await readyMessage(child, 'window', 30_000);
    // Joined only now, so that it does not disturb the start.
    const window = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const page = window.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Error('The program shows no page');
    if (screen !== null) await arrive(page, screen);
    const painted = await largestPaintAt(page);
    const begun = (await page.evaluate(() => performance.timeOrigin)) - (await clockAhead(page));
    await window.close();
    return { toPageMs: begun - from, toPaintMs: painted - from };
  } finally {
    await ended(child);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

/** A kiosk of its own per crash: the revival waits longer after every further one. */
async function crashToPaint(data: string, desk: Desk): Promise<number> {
  const { joinFile } = desk;
  const kiosk = await startKiosk({ data, joinFile, dockPort: await freePort() });
  try {
    await arrive(kiosk.screen, 'attract');
    return await kiosk.app.evaluate(async ({ BrowserWindow }, script) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined) throw new Error('The kiosk has no window');
      const crashedAt = Date.now();
      contents.forcefullyCrashRenderer();
      await new Promise<void>((resolve) => {
        contents.once('did-finish-load', () => {
          resolve();
        });
      });
      // The script answers a number.
      return ((await contents.executeJavaScript(script)) as number) - crashedAt;
    }, largestPaintScript);
  } finally {
    await kiosk.kill();
  }
}
