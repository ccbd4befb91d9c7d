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
  over = false;
  isOver() {
    return this.over;
  }
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
  const log = new KernelLog({ openLog: async () => file, timers: time, random: () => 0 });
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
  const log = new KernelLog({ openLog: async () => file, timers: time, random: () => 0 });
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
  const log = new KernelLog({
    openLog: async () => null,
    timers: new ManualTime(),
    random: () => 0,
  });

  expect(await log.start(() => undefined)).toBe(false);
  expect(await openKernelLog('/no/such/log')).toBeNull();
});

it('opens a log that has ended again, later each time, and hears no record twice', async () => {
  const time = new ManualTime();
  const files = [new FakeLog(), null, null, new FakeLog()];
  const asked: (number | null)[] = [];
  const openLog = async (after: number | null) => {
    asked.push(after);
    return files[asked.length - 1] ?? null;
  };
  const log = new KernelLog({ openLog, timers: time, random: () => 0 });
  const heard: string[] = [];
  await log.start((record) => heard.push(record));
  const pass = async (durationMs: number) => {
    time.tick(durationMs);
    await turns();
  };

  files[0]?.records.push('6,7,0,-;one', ' continued');
  await pass(250);
  if (files[0] != null) files[0].over = true;
  await pass(250);
  expect([asked, log.isHeard, files[0]?.closed]).toEqual([[null], false, true]);
  files[3]?.records.push('6,6,0,-;older', '6,7,0,-;one', '6,8,0,-;two');
  // Half of 500, 1000 and 2000 ms: the other half is random.
  await pass(250);
  await pass(499);
  expect(asked).toEqual([null, 7]);
  await pass(1);
  await pass(1000);
  await pass(250);

  expect(asked).toEqual([null, 7, 7, 7]);
  expect(heard).toEqual(['6,7,0,-;one', ' continued', '6,8,0,-;two']);
  expect(log.isHeard).toBe(true);
  await log.stop();
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
