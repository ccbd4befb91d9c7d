import { expect, it } from 'vitest';
import { simulatedDevices } from '../simulated/catalogue.ts';
import { simulatedDrives } from '../simulated/drives.ts';
import { parseDescriptors, type UsbDescriptors, type UsbInterface } from './descriptors.ts';
import { deviceKind } from './device-kind.ts';
import { modeOf } from './device-modes.ts';

function withInterfaces(
  ...triples: readonly (readonly [number, number, number])[]
): UsbDescriptors {
  const interfaces: UsbInterface[] = triples.map(([classCode, subclass, protocol], number) => ({
    number,
    alternate: 0,
    classCode,
    subclass,
    protocol,
    endpoints: [],
  }));
  return {
    usbVersion: '2.00',
    usbVersionBcd: 0x0200,
    deviceClass: 0,
    deviceSubclass: 0,
    deviceProtocol: 0,
    vendorId: 0,
    productId: 0,
    release: '1.00',
    hasSerial: false,
    configurations: [{ value: 1, selfPowered: false, maxMilliamperes: 100, interfaces }],
    problems: [],
  };
}

it('calls every simulated device what a person would call it', () => {
  const kinds = simulatedDevices.map((device) => {
    const parsed = parseDescriptors(device.descriptors);
    const { vendorId, productId } = device;
    return [device.name, deviceKind(vendorId, productId, parsed.ok ? parsed.value : null)];
  });

  expect(Object.fromEntries(kinds)).toEqual({
    'android-full': 'phone',
    'android-cleared': 'phone',
    'android-healthy': 'phone',
    'android-unlocking': 'phone',
    'android-vendor-mtp': 'unknown',
    'android-debugging': 'phone',
    'android-neglected': 'phone',
    'android-debugging-ignored': 'phone',
    'android-debugging-refused': 'phone',
    'camera-neglected': 'camera',
    'camera-no-card': 'camera',
    'android-locked': 'phone',
    'android-charging': 'unknown',
    iphone: 'phone',
    'iphone-worn': 'phone',
    'iphone-refuses': 'phone',
    'iphone-silent': 'phone',
    'iphone-locked': 'phone',
    'iphone-supervised': 'phone',
    ipad: 'tablet',
    'iphone-recovery': 'phone',
    'usb-stick': 'storage',
    'usb-stick-slow': 'storage',
    keyboard: 'keyboard',
    printer: 'printer',
    'security-key': 'security-key',
    'dock-no-video': 'dock',
    hostile: 'phone',
    liar: 'storage',
    vanishing: 'phone',
    hanging: 'phone',
    'bad-usb': 'storage',
    webcam: 'webcam',
    'webcam-no-formats': 'webcam',
    headset: 'headset',
    'headset-silent': 'headset',
    'network-adapter': 'network-adapter',
    'network-no-link': 'network-adapter',
    'network-100': 'network-adapter',
    'serial-adapter': 'serial-adapter',
    dock: 'hub',
    'dock-no-supply': 'hub',
    'hub-hiding-keyboard': 'hub',
    flapping: 'storage',
    'type-c-bay': 'storage',
    'in-jail': 'keyboard',
    'shape-changer': 'storage',
    endless: 'storage',
    'answers-another': 'storage',
    ...Object.fromEntries(simulatedDrives.map(({ name }) => [name, 'storage'])),
    'keyboard-stuck': 'keyboard',
    ducky: 'keyboard',
    'security-key-pin-low': 'security-key',
    'security-key-blocked': 'security-key',
    'security-key-u2f': 'security-key',
    'smart-card-reader': 'smart-card-reader',
    'smart-card-reader-empty': 'smart-card-reader',
    'smart-card-reader-mute': 'smart-card-reader',
    ups: 'ups',
    'ups-on-battery': 'ups',
    'printer-no-paper': 'printer',
    'printer-own-driver': 'printer',
    'printer-ink': 'printer',
    'printer-cyan-empty': 'printer',
  });
});

it.each([
  ['a camera by its maker', 0x04a9, 0x32b4, [[6, 1, 1]], 'camera'],
  ['an iPad by its number', 0x05ac, 0x12ab, [[6, 1, 1]], 'tablet'],
  ['a scanner that types', 0x0c2e, 0x0b61, [[3, 1, 1]], 'scanner'],
  ['a serial adapter by its chip', 0x1a86, 0x7523, [[0xff, 1, 2]], 'serial-adapter'],
  [
    'a webcam with microphone',
    0x046d,
    0x0825,
    [
      [1, 1, 0],
      [0x0e, 1, 0],
    ],
    'webcam',
  ],
  [
    'a headset with buttons',
    0x0b0e,
    0x0422,
    [
      [1, 1, 0],
      [3, 0, 0],
    ],
    'headset',
  ],
  ['a UPS', 0x051d, 0x0002, [[3, 0, 0]], 'ups'],
  [
    'a network adapter',
    0x0bda,
    0x8153,
    [
      [2, 6, 0],
      [10, 0, 0],
    ],
    'network-adapter',
  ],
  ['nothing it knows', 0x1234, 0x5678, [[0xff, 0, 0]], 'unknown'],
] as const)('knows %s', (_name, vendorId, productId, triples, kind) => {
  expect(deviceKind(vendorId, productId, withInterfaces(...triples))).toBe(kind);
});

it('knows the modes in which a device does not start by itself', () => {
  expect(modeOf(0x18d1, 0x4ee0, [])).toEqual({ mode: 'fastboot', phone: true });
  expect(modeOf(0x05c6, 0x9008, [])).toEqual({ mode: 'qualcomm-emergency', phone: true });
  expect(modeOf(0x05ac, 0x1227, [])).toEqual({ mode: 'apple-dfu', phone: true });
  expect(modeOf(0x0483, 0xdf11, [{ classCode: 0xfe, subclass: 1, protocol: 2 }])).toEqual({
    mode: 'firmware-upgrade',
    phone: false,
  });
  expect(modeOf(0x18d1, 0x4ee1, [{ classCode: 6, subclass: 1, protocol: 1 }])).toBeNull();
});
