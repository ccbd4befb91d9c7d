import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describe } from '../described-device.ts';
import { friendlyIds, friendlyName } from './friendly-names.ts';
import { usbNameDataSchema, usbNames } from './usb-names.ts';

const names = usbNames(
  usbNameDataSchema.parse(
    JSON.parse(readFileSync(new URL('../../assets/usb-names.json', import.meta.url), 'utf8')),
  ),
);

const attached = (id: string) => ({
  deviceId: 'usb-1-2-4',
  portPath: '1-2',
  vendorId: Number.parseInt(id.slice(0, 4), 16),
  productId: Number.parseInt(id.slice(5), 16),
  descriptors: null,
  bitsPerSecond: null,
  strings: { maker: null, product: null, serial: null },
  simulated: false,
});

it('names each device once, and only devices that the public list knows', () => {
  expect(new Set(friendlyIds).size).toBe(friendlyIds.length);
  const unknown = friendlyIds.filter((id) => {
    const { vendorId, productId } = attached(id);
    return names.product(vendorId, productId) === null;
  });
  expect(unknown).toEqual([]);
});

it.each([
  ['046d:c52b', 'Logitech', 'Unifying', 'mouse'],
  ['17e9:436e', 'DisplayLink', 'Dell D3100', 'dock'],
  ['0b95:1790', 'ASIX Electronics', 'AX88179', 'network-adapter'],
  ['046d:0825', 'Logitech', 'C270', 'unknown'],
  ['046d:c05b', 'Logitech', 'M-U0004 810-001317 [B110 Optical USB Mouse]', 'unknown'],
])('calls %s by the name that people know', (id, vendorName, productName, kind) => {
  expect(describe(attached(id), names).summary).toMatchObject({ vendorName, productName, kind });
});

it('knows nothing of a device outside the table', () => {
  expect(friendlyName(0xffff, 0xffff)).toBeNull();
});
