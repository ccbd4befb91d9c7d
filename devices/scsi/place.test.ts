import { expect, it } from 'vitest';
import { simulatedDevice } from '../simulated/catalogue.ts';
import { descriptorBytes, type InterfaceSpec } from '../simulated/descriptor-bytes.ts';
import { described } from '../simulated/run-probe.ts';
import { botPlace, isScsiStorage } from './place.ts';

function device(
  interfaces: readonly InterfaceSpec[],
  patch: (bytes: Uint8Array) => void = () => {},
) {
  const stick = simulatedDevice('usb-stick');
  if (stick === undefined) throw new Error('No simulated stick');
  const descriptors = descriptorBytes({
    vendorId: 0x1209,
    productId: 1,
    usbVersionBcd: 0x0200,
    hasSerial: false,
    milliamperes: 100,
    interfaces,
  });
  patch(descriptors);
  return described({ ...stick, descriptors });
}

const storage = (protocol: number, bulk = [0x81, 0x02], subclass = 0x06): InterfaceSpec => ({
  classCode: 0x08,
  subclass,
  protocol,
  bulk,
});

it('finds the two endpoints wherever they are', () => {
  const composite = device([
    { classCode: 3, subclass: 1, protocol: 1, interrupt: [0x81] },
    storage(0x50, [0x04, 0x85]),
  ]);

  expect(isScsiStorage(composite)).toBe(true);
  expect(botPlace(composite)).toEqual({
    ok: true,
    value: { interfaceNumber: 1, alternate: 0, bulkIn: 5, bulkOut: 4 },
  });
});

it('prefers the Bulk-Only setting of a UAS device, whatever its number', () => {
  const uas = storage(0x62, [0x81, 0x02, 0x83, 0x04]);
  const second = 18 + 9 + 9 + 4 * 7;
  const both = device([uas, storage(0x50)], (bytes) => bytes.set([0, 1], second + 2));

  expect(botPlace(both)).toEqual({
    ok: true,
    value: { interfaceNumber: 0, alternate: 1, bulkIn: 1, bulkOut: 2 },
  });
});

it.each([
  ['only UAS', storage(0x62, [0x81, 0x02, 0x83, 0x04])],
  ['no endpoint to read from', storage(0x50, [0x02])],
])('does not support a device with %s, and says so', (_name, one) => {
  expect(isScsiStorage(device([one, storage(0x62)]))).toBe(true);
  expect(botPlace(device([one]))).toMatchObject({ fault: { code: 'device/unsupported' } });
});

it('leaves floppies by UFI and vendor protocols alone', () => {
  expect(isScsiStorage(device([storage(0x50, [0x81, 0x02], 0x04)]))).toBe(false);
  expect(isScsiStorage(device([storage(0x01)]))).toBe(false);
});
