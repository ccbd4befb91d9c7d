import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Slots } from '../../main/update/slots.ts';
import { programText } from './update-program.ts';
import { writeSlot } from './write-slot.ts';

/** All of them by `BALIE_UPDATE_KILLS=200`; a few each time, since each starts a program anew. */
const kills = Number(process.env['BALIE_UPDATE_KILLS'] ?? 12);
const writer = join(import.meta.dirname, 'update-writer.ts');

let folder: string;
let slots: Slots;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balie-update-kill-'));
  slots = new Slots(join(folder, 'slots'));
  await writeSlot(slots, 'a', '0.0.0', programText(0));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The version that would be started now, proven to be that one whole. */
async function startable(): Promise<number> {
  const { slot } = await slots.marker();
  const release = await slots.release(slot);
  const minor = Number(release?.version.split('.')[1]);
  expect(await slots.isWhole(slot)).toBe(true);
  expect((await readFile(slots.programOf(slot))).equals(programText(minor))).toBe(true);
  return minor;
}

it(
  `always has a whole version to start, however often it is killed in the middle (${kills} times)`,
  async () => {
    const reached = [0];
    for (let each = 0; each < kills; each += 1) {
      const before = reached.at(-1) ?? 0;
      const child = spawn(process.execPath, [writer, folder, String(before + 1)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const exited = once(child, 'exit');
      await Promise.race([once(child.stdout, 'data'), exited]);
      await new Promise((resolve) => {
        setTimeout(resolve, Math.random() * 60);
      });
      child.kill('SIGKILL');
      await exited;
      reached.push(await startable());
    }

    // It went on from each kill, so that they fell into the middle of something.
    expect(reached).toEqual(reached.toSorted((one, other) => one - other));
    expect(reached.at(-1)).toBeGreaterThan(kills);
  },
  60_000 + kills * 10_000,
);
