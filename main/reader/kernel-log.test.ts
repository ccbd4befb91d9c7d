import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ManualTime } from '../../devices/simulated/manual-time.ts';
import { KernelLog, openKernelLog, type KernelLogFile } from './kernel-log.ts';

class FakeLog implements KernelLogFile {
  readonly records: string[] = [];
  closed = false;
  async next() {
    return this.records.shift() ?? null;
  }
  async close() {
    this.closed = true;
  }
}

async function turns() {
  for (let turn = 0; turn < 300; turn += 1) await setImmediate();
}

it('tells only what comes after it began to listen', async () => {
  const file = new FakeLog();
  const time = new ManualTime();
  const log = new KernelLog({ openLog: async () => file, timers: time });
  const heard: string[] = [];
  file.records.push('old');

  expect(await log.start((record) => heard.push(record))).toBe(true);
  file.records.push('new', 'newer');
  time.tick(250);
  await turns();

  expect(heard).toEqual(['new', 'newer']);
  await log.stop();
  expect(file.closed).toBe(true);
});

it('takes a flood in pieces, so that the rest of the process goes on', async () => {
  const file = new FakeLog();
  const time = new ManualTime();
  const log = new KernelLog({ openLog: async () => file, timers: time });
  const heard: string[] = [];
  await log.start((record) => heard.push(record));
  file.records.push(...Array.from({ length: 500 }, (_, index) => String(index)));

  time.tick(250);
  await turns();
  expect(heard).toHaveLength(200);
  time.tick(250);
  await turns();

  expect(heard).toHaveLength(400);
});

it('says that it may not listen', async () => {
  const log = new KernelLog({ openLog: async () => null, timers: new ManualTime() });

  expect(await log.start(() => undefined)).toBe(false);
  expect(await openKernelLog('/no/such/log')).toBeNull();
});

it('reads a log from a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'balie-kmsg-'));
  const path = join(folder, 'kmsg');
  await writeFile(path, '6,1,2,-;usb 1-2: USB disconnect, device number 5\n');
  const file = await openKernelLog(path);

  expect(await file?.next()).toContain('USB disconnect');
  expect(await file?.next()).toBeNull();
  await file?.close();
  await rm(folder, { recursive: true });
});
