import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Captive } from '../captive.ts';
import { type Input, rows } from './input.ts';

const source = { width: 700, height: 420 };

/** Where the link stands in the other program's window. */
const link = { x: 200, y: 150 };
const largestTries = 8;

/**
 * Drags from the window of another program on the same display, by the X server, and proves that the
 * drag reached the kiosk's page.
 */
export const dragInputs: readonly Input[] = [
  ...rows(
    { source: 'links and protocols', sent: 'x-drag', never: 'another page, a copied file' },
    { 'drag a link from another program': link },
    (captive, from) => withOtherProgram(captive, (other) => dragFrom(captive, other, from)),
  ),
];

async function dragFrom(
  { page, hands }: Captive,
  other: string,
  from: { readonly x: number; readonly y: number },
): Promise<void> {
  await page.evaluate(
    `globalThis.dragged = 0; addEventListener('dragover', () => { globalThis.dragged += 1; }); 0`,
  );
  const steps = Array.from({ length: 12 }, (_, step) => step + 1).flatMap((step) => [
    ...['mousemove', String(from.x + step * 10), String(from.y + step * 70)],
    ...['sleep', '0.05'],
  ]);
  // Raised and grasped in one go, since the kiosk puts itself on top again a moment later. The other
  // page may still be loading when its window is there: then there is nothing to grasp yet.
  for (let times = 0; times < largestTries; times += 1) {
    const grasp = ['windowraise', other, 'mousemove', String(from.x), String(from.y)];
    await hands.do(...grasp, 'mousedown', '1', ...steps, 'sleep', '0.3', 'mouseup', '1');
    if ((await page.evaluate('globalThis.dragged')) !== 0) return;
  }
  throw new Error('The drag did not reach the kiosk');
}

/** Calls with the id of another program's window. */
async function withOtherProgram(
  captive: Captive,
  drag: (other: string) => Promise<void>,
): Promise<void> {
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
    await drag(id);
  } finally {
    if (other.exitCode === null) {
      const ended = once(other, 'exit');
      other.kill('SIGKILL');
      await ended;
    }
  }
}
