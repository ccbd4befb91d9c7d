import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ManualTime } from '../../devices/simulated/manual-time.ts';
import { TypeCWatch } from './typec-watch.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'balie-typec-'));
});
afterEach(() => rm(root, { recursive: true }));

it('tells what is plugged into a connector after the start, once', async () => {
  await mkdir(join(root, 'port0'));
  await mkdir(join(root, 'port1'));
  await mkdir(join(root, 'port1-partner'));
  const time = new ManualTime();
  const told: string[] = [];
  const watch = new TypeCWatch({
    root,
    timers: time,
    onPartner: (connector) => told.push(connector),
  });
  expect(await watch.start()).toBe(true);

  await mkdir(join(root, 'port0-partner'));
  await expect
    .poll(() => {
      time.tick(1000);
      return told;
    })
    .toEqual(['port0']);
  watch.stop();
});

it('says that a machine shows no connector', async () => {
  const parts = { timers: new ManualTime(), onPartner: () => undefined };

  expect(await new TypeCWatch({ root, ...parts }).start()).toBe(false);
  expect(await new TypeCWatch({ root: '/no/such/folder', ...parts }).start()).toBe(false);
});
