import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CountPlugs } from '../../main/fleet/count-plugs.ts';
import { openKioskDatabase } from '../../main/store/open-kiosk-database.ts';
import { SettingStore } from '../../main/store/setting-store.ts';
import type { KioskDatabase } from '../../main/store/tables.ts';
import type { DeviceSummary } from '../../shared/domain/readout.ts';
import type { PortTrouble } from '../../shared/domain/port-trouble.ts';
import { ManualTime } from '../lab/manual-timer.ts';
import { ReaderOf, value } from './kiosk-parts.ts';

/** A reader that says what a test makes it say. */
class PluggedReader extends ReaderOf {
  attach(device: DeviceSummary): void {
    this.events.emit('device.attached', device);
  }
  isRead({ deviceId }: DeviceSummary): void {
    const record = { readoutId: '0190d5a0-0000-7000-8000-000000000001', probes: [] };
    this.events.emit('readout.exchanges', { deviceId, record: record as never });
  }
  trouble(portPath: string, trouble: PortTrouble): void {
    this.events.emit('port.trouble', { portPath, trouble });
  }
}

const phone = { deviceId: 'usb:1-2:7', portPath: '1-2' } as DeviceSummary;

let data: string;
let database: KioskDatabase;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'balie-plugs-'));
  database = value(await openKioskDatabase(data));
});
afterEach(async () => {
  await database.close();
  await rm(data, { recursive: true, force: true });
});

it('counts what is plugged in over a restart, and tells only what is new', async () => {
  const time = new ManualTime();
  const reader = new PluggedReader([]);
  const parts = { reader, settings: new SettingStore(database), clock: time };
  const before = new CountPlugs(parts);
  await before.start();
  reader.trouble('1-2', 'power-only');
  await before.stop();

  const after = new CountPlugs(parts);
  await after.start();
  reader.attach(phone);
  reader.isRead(phone);
  reader.isRead(phone);
  const days = after.untold;
  after.told(days ?? []);
  const toldAll = after.untold;
  reader.trouble('1-3', 'no-answer');
  const next = after.untold;
  await after.stop();

  expect(days).toMatchObject([
    { port: '1-2', data: 1, read: 1, noData: 1, lastTrouble: 'power-only' },
  ]);
  expect(toldAll).toBeNull();
  expect(next?.map(({ port }) => port).toSorted()).toEqual(['1-2', '1-3']);
});

it('counts nothing that is no port of a bus', async () => {
  const reader = new PluggedReader([]);
  const plugs = new CountPlugs({
    reader,
    settings: new SettingStore(database),
    clock: new ManualTime(),
  });
  await plugs.start();

  reader.attach({ ...phone, portPath: 'USB\\ROOT_HUB30' });
  const counted = plugs.untold;
  await plugs.stop();

  expect(counted).toEqual([]);
});
