import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviceSummary } from '../../shared/domain/readout.ts';
import { chooseDevice } from './choose-device.ts';

function device(deviceId: string, productId: number, kind: DeviceSummary['kind'] = 'phone') {
  const names = { vendorName: null, productName: null, simulated: true };
  return { deviceId, portPath: '1-1', vendorId: 1, productId, kind, ...names };
}

const wanted = { vendorId: 1, productId: 7, serial: 'S1' };
const around = (
  attached: readonly DeviceSummary[],
  serials: Readonly<Record<string, string>> = {},
  standing: readonly string[] = [],
) => ({ attached, serials: new Map(Object.entries(serials)), standing: new Set(standing) });

describe('the device that the counter means', () => {
  it('is the one with the same serial number among others of its model', () => {
    const plugged = around([device('a', 7), device('b', 7)], { a: 'S2', b: 'S1' });

    expect(chooseDevice(wanted, plugged).found?.deviceId).toBe('b');
  });

  it('is else the one of its model, else the only one', () => {
    expect(chooseDevice(wanted, around([device('a', 8), device('b', 7)])).found?.deviceId).toBe(
      'b',
    );
    expect(chooseDevice(wanted, around([device('a', 8)])).found?.deviceId).toBe('a');
    expect(chooseDevice(null, around([device('a', 8)])).found?.deviceId).toBe('a');
  });

  it('is not guessed among several, and there is none on an empty bus', () => {
    expect(chooseDevice(wanted, around([device('a', 7), device('b', 7)]))).toEqual({
      found: null,
      why: 'several',
    });
    expect(chooseDevice(null, around([device('a', 8), device('b', 9)]))).toEqual({
      found: null,
      why: 'several',
    });
    expect(chooseDevice(wanted, around([]))).toEqual({ found: null, why: 'none' });
  });

  it('is neither a hub nor the kiosk’s own equipment, unless the ticket is about that', () => {
    const own = around([device('hub', 1, 'hub'), device('badge', 7, 'keyboard')], {}, ['badge']);

    expect(chooseDevice(null, own)).toEqual({ found: null, why: 'none' });
    expect(chooseDevice(wanted, own).found?.deviceId).toBe('badge');
  });

  it('is always one that is plugged in', () => {
    const any = fc.uniqueArray(
      fc.record({
        deviceId: fc.constantFrom('a', 'b', 'c', 'd'),
        productId: fc.integer({ min: 6, max: 8 }),
        kind: fc.constantFrom('phone' as const, 'hub' as const),
      }),
      { selector: ({ deviceId }) => deviceId },
    );
    fc.assert(
      fc.property(
        any,
        fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('S1')),
        (all, serials) => {
          const attached = all.map((one) => device(one.deviceId, one.productId, one.kind));

          const { found } = chooseDevice(wanted, around(attached, serials));

          if (found !== null) expect(attached).toContain(found);
          expect(found?.kind).not.toBe('hub');
        },
      ),
    );
  });
});
