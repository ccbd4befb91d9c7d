import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Captive } from '../captive.ts';
import { type Input, rows } from './input.ts';

const source = { width: 700, height: 420 };

/** From the middle of something in the other program's window to the middle of the kiosk. */
const drags: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  'drag a link from another program': { x: 200, y: 200 },
  'drag a heading from another program': { x: 100, y: 60 },
  'drag words from another program': { x: 200, y: 330 },
};

/**
 * Drags from the window of another program on the same display, by the X server, and proves that the
 * drag reached the kiosk's page.
 */
export const dragInputs: readonly Input[] = [
  ...rows(
    { source: 'links and protocols', sent: 'x-drag', never: 'another page, a copied file' },
    { 'drag a link from another program': drags['drag a link from another program'] },
    async (captive, from) => {
      if (from === undefined) return;
      await withOtherProgram(captive, async () => {
        await captive.page.evaluate(
          `globalThis.dragged = 0; addEventListener('dragover', () => { globalThis.dragged += 1; }); 0`,
        );
        const steps = Array.from({ length: 12 }, (_, step) => step + 1).flatMap((step) => [
          ...['mousemove', String(from.x + step * 10), String(from.y + step * 70)],
          ...['sleep', '0.05'],
        ]);
        const begin = [
          'mousemove',
          String(from.x),
          String(from.y),
          'mousedown',
          '1',
          'sleep',
          '0.2',
        ];
        await captive.hands.do(...begin, ...steps, 'sleep', '0.3', 'mouseup', '1');
        const reached = await captive.page.evaluate('globalThis.dragged');
        if (reached === 0) throw new Error('The drag did not reach the kiosk');
      });
    },
  ),
];

async function withOtherProgram(captive: Captive, use: () => Promise<void>): Promise<void> {
  const electron = process.env['BALIE_TEST_ELECTRON'];
  if (electron === undefined) throw new Error('The global set-up found no Electron');
  const before = new Set((await captive.hands.windows()).map(({ id }) => id));
  const other = spawn(
    electron,
    [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--log-level=3',
      join(import.meta.dirname, '..', 'unguarded.mjs'),
      `--size=${source.width}x${source.height}`,
      captive.data,
    ],
    { env: { ...process.env, DISPLAY: captive.display }, stdio: 'ignore' },
  );
  try {
    let opened: readonly string[] = [];
    for (let times = 0; opened.length === 0 && times < 100; times += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const windows = await captive.hands.windows();
      opened = windows.filter(({ id }) => !before.has(id)).map(({ id }) => id);
    }
    const [id] = opened;
    if (id === undefined) throw new Error('The other program opened no window');
    await captive.hands.do('windowraise', id, 'sleep', '0.5');
    await use();
  } finally {
    if (other.exitCode === null) {
      const ended = once(other, 'exit');
      other.kill('SIGKILL');
      await ended;
    }
  }
}
