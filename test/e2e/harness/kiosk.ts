import { once } from 'node:events';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

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
}

/** Starts the kiosk and waits for its first screen. */
export async function startKiosk({ data, joinFile, dockPort }: KioskOptions): Promise<Kiosk> {
  const executablePath = process.env['BALIE_TEST_ELECTRON'];
  if (executablePath === undefined) throw new Error('The global set-up found no Electron');
  const app = await _electron.launch({
    executablePath,
    cwd: root,
    args: [
      // Chromium's switches stand before the program: only tests may take the sandbox away.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      join(root, 'out', 'lab', 'main.js'),
      '--data',
      data,
      '--join',
      joinFile,
      '--dock-port',
      String(dockPort),
    ],
  });
  const screen = await app.firstWindow();
  await screen.getByRole('heading', { level: 1 }).waitFor();
  return {
    app,
    screen,
    close: () => app.close(),
    async kill() {
      const process = app.process();
      if (process.exitCode !== null || process.signalCode !== null) return;
      const ended = once(process, 'exit');
      process.kill('SIGKILL');
      await ended;
    },
  };
}
