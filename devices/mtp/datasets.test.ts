import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseBatteryPercent,
  parseDeviceInfo,
  parseStorageIds,
  parseStorageInfo,
  parseTextValue,
} from './datasets.ts';
import { parseContainerHeader } from './container.ts';

/** DevicePropDesc of an unsigned byte, get only, factory value 0. */
const battery = (current: number, ...form: readonly number[]) =>
  parseBatteryPercent(Uint8Array.from([0x01, 0x50, 0x02, 0x00, 0, 0, current, ...form]));

describe('the battery level', () => {
  it('is scaled by the largest value that the device allows', () => {
    expect(battery(37, 1, 0, 100, 1)).toEqual({ ok: true, value: 37 });
    expect(battery(128, 1, 0, 255, 1)).toEqual({ ok: true, value: 50 });
    expect(battery(3, 2, 4, 0, 1, 2, 3, 4)).toEqual({ ok: true, value: 75 });
  });

  it('is no figure when nothing proves its scale, or when it means power from elsewhere', () => {
    expect(battery(37, 0)).toEqual({ ok: true, value: null });
    expect(battery(0, 1, 0, 100, 1)).toEqual({ ok: true, value: null });
    expect(battery(250, 1, 0, 100, 1)).toEqual({ ok: true, value: null });
  });
});

describe('the size of a storage', () => {
  const storage = (capacity: bigint, free: bigint) => {
    const view = new DataView(new ArrayBuffer(22));
    view.setUint16(0, 3, true);
    view.setBigUint64(6, capacity, true);
    view.setBigUint64(14, free, true);
    return parseStorageInfo(new Uint8Array(view.buffer));
  };

  it('is believed when free fits in capacity', () => {
    expect(storage(128_000_000_000n, 1_200_000_000n)).toEqual({
      ok: true,
      value: { type: 3, size: { capacityBytes: 128_000_000_000, freeBytes: 1_200_000_000 } },
    });
  });

  it('is not believed when it contradicts itself', () => {
    for (const [capacity, free] of [
      [0n, 0n],
      [10n, 11n],
      [0xffff_ffff_ffff_ffffn, 1n],
    ] as const) {
      expect(storage(capacity, free)).toEqual({ ok: true, value: { type: 3, size: null } });
    }
  });
});

it('does not believe arrays that are longer than their dataset', () => {
  const lie = Uint8Array.from([0xff, 0xff, 0xff, 0xff, 1, 0, 1, 0]);

  expect(parseStorageIds(lie)).toMatchObject({ fault: { code: 'device/garbled' } });
});

it.each([
  ['container header', parseContainerHeader],
  ['DeviceInfo', parseDeviceInfo],
  ['StorageIDs', parseStorageIds],
  ['StorageInfo', parseStorageInfo],
  ['DevicePropDesc', parseBatteryPercent],
  ['DevicePropValue', parseTextValue],
])('never throws on any bytes: %s', (_name, parse: (bytes: Uint8Array) => { ok: boolean }) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(typeof parse(bytes).ok).toBe('boolean');
    }),
    { numRuns: Number(process.env['BALIE_FUZZ_RUNS'] ?? 300) },
  );
});
