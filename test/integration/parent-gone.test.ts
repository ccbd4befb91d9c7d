import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deskRuntime } from '../../scripts/station/desk-runtime.ts';

let folder: string;
let child: ChildProcess;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balie-orphan-'));
});
afterEach(async () => {
  child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

it.each([
  ['reader', 'out/main/reader.js', []],
  ['desk', deskRuntime.entry, ['serve', '--port', '0']],
  ['kiosk', 'out/main/main.js', ['--port', '0']],
] as const)(
  'the %s ends whose parent was gone before it had started',
  async (name, entry, args) => {
    const data = name === 'reader' ? [] : ['--data', folder];
    child = fork(entry, [...args, ...data], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const ended = once(child, 'exit');

    // What the end of this process would do, at a moment when the child has read none of its code.
    await once(child, 'spawn');
    child.disconnect();

    expect(await ended).toEqual([0, null]);
  },
);
