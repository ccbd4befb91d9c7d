import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { builtInPack } from '../../devices/pack/built-in-pack.ts';
import { PackShelf } from '../../main/reader-pack/pack-shelf.ts';
import { openKioskDatabase } from '../../main/store/open-kiosk-database.ts';
import { SettingStore } from '../../main/store/setting-store.ts';
import { packFile } from './pack-samples.ts';

let folder: string;
let shelf: PackShelf;
let close: () => Promise<void>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balie-shelf-'));
  const opened = await openKioskDatabase(folder);
  if (!opened.ok) throw new Error(opened.fault.detail);
  close = () => opened.value.close();
  const settings = new SettingStore(opened.value);
  shelf = new PackShelf(settings, join(folder, 'kept'), { ...builtInPack, number: 1 });
});
afterEach(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});

const keep = (number: number) => shelf.keep(packFile(number).toString(), number);

it('makes changes that come at once one after the other, each on what the one before left', async () => {
  await Promise.all([keep(2), keep(3), shelf.proven('0.1.0')]);
  const isProven = shelf.isProvenBy('0.1.0');
  const back = await shelf.goBack(false);

  expect(isProven).toBe(false);
  expect(back).toMatchObject({ ok: true, value: { number: 2 } });
});

it('gives up the pack that was in force when it was said, not one that was kept meanwhile', async () => {
  await keep(2);
  const next = keep(3);
  await Promise.all([next, shelf.goBack(true)]);

  expect([shelf.inForce.number, shelf.isUnfit(2), shelf.isUnfit(3)]).toEqual([3, true, false]);
});
