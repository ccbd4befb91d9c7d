import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Display, startDisplay } from '../harness/display.ts';
import { freePort } from '../harness/free-port.ts';
import { PageSocket } from './page-socket.ts';
import { XHands } from './x-hands.ts';

/** A program that runs on a display of its own and is to stay there. */
export interface Captive {
  readonly pid: number;
  readonly debugPort: number;
  readonly display: string;
  readonly data: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly hands: XHands;
  readonly page: PageSocket;
  hasEnded(): boolean;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface CaptiveParts {
  readonly program: string;
  /** What stands on its command line beside what every program here gets. */
  readonly args: (data: string) => readonly string[];
  /** A window manager on the display, when there is one. */
  readonly manager?: readonly [string, ...(readonly string[])];
}

const size = { width: 720, height: 1280 };

/** Starts a program on a fresh display and waits until it shows a screen of a kiosk. */
export async function startCaptive({ program, args, manager }: CaptiveParts): Promise<Captive> {
  const display: Display = await startDisplay(size);
  const data = mkdtempSync(join(tmpdir(), 'balie-escape-'));
  const debugPort = await freePort();
  const env = { ...process.env, DISPLAY: display.name };
  const managing =
    manager === undefined ? null : spawn(manager[0], manager.slice(1), { env, stdio: 'ignore' });
  const main = spawn(
    program,
    [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--log-level=3',
      `--remote-debugging-port=${debugPort}`,
      ...args(data),
    ],
    { env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  main.stderr.pipe(createWriteStream(join(data, 'captive.log')));
  const hasEnded = (): boolean => main.exitCode !== null || main.signalCode !== null;
  const page = new PageSocket(debugPort);

  const kill = async (): Promise<void> => {
    if (hasEnded()) return;
    const ended = once(main, 'exit');
    main.kill('SIGKILL');
    await ended;
  };
  const stop = async (): Promise<void> => {
    page.close();
    await kill();
    managing?.kill('SIGKILL');
    await display.stop();
    // Children of a killed program may still write a last file.
    rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  const captive: Captive = {
    pid: main.pid ?? 0,
    debugPort,
    display: display.name,
    data,
    size,
    hands: new XHands(display.name),
    page,
    hasEnded,
    kill,
    stop,
  };
  try {
    await screenShown(captive, 30_000);
    // Without a window manager keys go where the pointer is.
    await captive.hands.do('mousemove', String(size.width / 2), '4');
    return captive;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits until the page shows one of these screens; answers after how many milliseconds. */
export async function screenShown(
  captive: Captive,
  withinMs: number,
  ...screens: readonly string[]
): Promise<number> {
  const started = performance.now();
  let last: unknown = null;
  while (performance.now() - started < withinMs) {
    if (captive.hasEnded()) throw new Error('The program has ended');
    last = await captive.page
      .evaluate(`document.querySelector('[data-screen]')?.getAttribute('data-screen') ?? null`)
      // Not there yet, or just gone: asked again below.
      .catch((error: unknown) => (error instanceof Error ? error : null));
    if (typeof last === 'string' && (screens.length === 0 || screens.includes(last))) {
      return performance.now() - started;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Not on ${screens.join(', ') || 'any screen'}, last seen: ${String(last)}`);
}
