import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, errors, type Page } from '@playwright/test';

const root = join(import.meta.dirname, '..', '..', '..');

/** The lab's kiosk in the real Electron. */
export interface Kiosk {
  readonly app: ElectronApplication;
  /** The window that the visitor sees. */
  readonly screen: Page;
  /** Ends it as a person does who shuts the machine down. */
  close(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

export interface KioskOptions {
  readonly data: string;
  readonly joinFile: string;
  readonly dockPort: number;
  /** The screen, in pixels; a 22-inch panel in portrait unless told otherwise. */
  readonly size?: { readonly width: number; readonly height: number };
  /** What the visitor asked of the system about things that move. */
  readonly motion?: Motion;
}

export type Motion = 'reduce' | 'no-preference' | null;

/** Starts the kiosk and waits for its first screen. */
export async function startKiosk({
  data,
  joinFile,
  dockPort,
  size = { width: 1080, height: 1920 },
  motion = 'no-preference',
}: KioskOptions): Promise<Kiosk> {
  const executablePath = process.env['BALIE_TEST_ELECTRON'];
  if (executablePath === undefined) throw new Error('The global set-up found no Electron');
  const app = await launch(executablePath, [
    join(root, 'out', 'lab', 'main.js'),
    ...['--data', data, '--join', joinFile, '--dock-port', String(dockPort)],
  ]);
  const main = app.process();
  main.stderr?.pipe(createWriteStream(join(data, 'kiosk.log'), { flags: 'a' }));
  const kill = async (): Promise<void> => {
    if (main.exitCode !== null || main.signalCode !== null) return;
    const ended = once(main, 'exit');
    main.kill('SIGKILL');
    await ended;
  };
  try {
    const screen = await app.firstWindow();
    await screen.emulateMedia({ reducedMotion: motion });
    // Xvfb has no window manager that would make the window as large as the screen.
    await app.evaluate(({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 0, y: 0, ...size });
    }, size);
    await screen.getByRole('heading', { level: 1 }).waitFor();
    return { app, screen, close: () => app.close(), kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

/**
 * Playwright 1.65 finds Electron by one line that Chromium writes to stderr, and waits for ever when a
 * message of another thread lands inside that line. So Chromium is told to say little, and a launch
 * that was not found within 20 s is ended and made once more; what the program does is not retried.
 */
async function launch(
  executablePath: string,
  program: readonly string[],
): Promise<ElectronApplication> {
  const options = {
    executablePath,
    cwd: root,
    timeout: 20_000,
    args: [
      // Chromium's switches stand before the program: only tests may take the sandbox away.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--log-level=3',
      ...program,
    ],
  };
  try {
    return await _electron.launch(options);
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    console.warn('Playwright did not find Electron; launching it once more');
    return _electron.launch(options);
  }
}
