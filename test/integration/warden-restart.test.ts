import { fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KernelLog } from '../../main/reader/kernel-log.ts';
import { nodeTimers } from '../../main/reader/node-timers.ts';
import { openWardenLog } from '../../main/reader/warden-client.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'balie-warden-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function startWarden(socket: string, log: string) {
  // What a killed warden leaves behind; systemd holds the socket itself.
  rmSync(socket, { force: true });
  const child = fork(fileURLToPath(new URL('warden-child.ts', import.meta.url)), [socket, log]);
  await once(child, 'message');
  return async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
}

it('goes on with the kernel’s log when the warden was killed and started anew', async () => {
  const [socket, log] = [join(folder, 'warden.sock'), join(folder, 'log')];
  const write = (number: number) => appendFileSync(log, `6,${number},0,-;record ${number}\n`);
  write(1);
  const kill = await startWarden(socket, log);
  const heard: string[] = [];
  const reader = new KernelLog({
    openLog: (after) => openWardenLog(socket, after),
    timers: nodeTimers,
    random: () => 0,
  });
  expect(await reader.start((record) => heard.push(record))).toBe(true);

  write(2);
  await expect.poll(() => heard, { timeout: 5000 }).toHaveLength(1);
  await kill();
  await expect.poll(() => reader.isHeard, { timeout: 5000 }).toBe(false);
  // While nobody watches.
  write(3);
  const killAgain = await startWarden(socket, log);
  await expect.poll(() => reader.isHeard, { timeout: 5000 }).toBe(true);
  write(4);
  await expect.poll(() => heard, { timeout: 5000 }).toHaveLength(3);

  expect(heard).toEqual([2, 3, 4].map((number) => `6,${number},0,-;record ${number}`));
  await reader.stop();
  await killAgain();
}, 30_000);
