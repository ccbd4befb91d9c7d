import { bosBytes, descriptorBytes, type InterfaceSpec } from './descriptor-bytes.ts';
import { MtpResponder, type MtpContents } from './mtp-responder.ts';
import { onlyDescriptors, type SimulatedDevice } from './simulated-device.ts';

export const highSpeed = 480_000_000;
export const superSpeed = 5_000_000_000;

/** MTP as Android shows it: bulk in, bulk out, events. */
export const mtpInterface: InterfaceSpec = {
  classCode: 0x06,
  subclass: 0x01,
  protocol: 0x01,
  bulk: [0x81, 0x01],
  interrupt: [0x82],
};

const gigabyte = 1_000_000_000n;

function android(options: {
  readonly name: string;
  readonly label: string;
  readonly model: string;
  readonly serial: string;
  readonly fast: boolean;
  readonly contents: Pick<MtpContents, 'storages' | 'batteryPercent'>;
}): SimulatedDevice {
  const bos = bosBytes({ superSpeed: options.fast });
  const { model, serial } = options;
  const contents = { maker: 'Google', model, version: '1.0', serial, ...options.contents };
  return {
    name: options.name,
    label: options.label,
    vendorId: 0x18d1,
    productId: 0x4ee1,
    descriptors: descriptorBytes({
      vendorId: 0x18d1,
      productId: 0x4ee1,
      usbVersionBcd: options.fast ? 0x0320 : 0x0210,
      releaseBcd: 0x0510,
      hasSerial: true,
      milliamperes: options.fast ? 896 : 500,
      interfaces: [mtpInterface],
    }),
    bitsPerSecond: options.fast ? superSpeed : highSpeed,
    strings: { maker: 'Google', product: model, serial },
    open: () => new MtpResponder(contents, bos),
  };
}

const internal = (capacityBytes: bigint, freeBytes: bigint) =>
  ({ type: 'internal', capacityBytes, freeBytes, description: 'Internal shared storage' }) as const;

/** An iPhone that does not get past the cable-and-computer picture. */
const iphoneInRecovery: SimulatedDevice = {
  name: 'iphone-recovery',
  label: 'iPhone in recovery mode',
  vendorId: 0x05ac,
  productId: 0x1281,
  descriptors: descriptorBytes({
    vendorId: 0x05ac,
    productId: 0x1281,
    usbVersionBcd: 0x0200,
    hasSerial: true,
    milliamperes: 500,
    interfaces: [{ classCode: 0xfe, subclass: 0x01, protocol: 0x00, bulk: [0x81, 0x02] }],
  }),
  bitsPerSecond: highSpeed,
  strings: {
    maker: 'Apple Inc.',
    product: 'Apple Mobile Device (Recovery Mode)',
    serial: 'LAB RECOVERY',
  },
  open: onlyDescriptors(null),
};

const chargingOnly: SimulatedDevice = {
  name: 'android-charging',
  label: 'Android phone that only charges',
  vendorId: 0x18d1,
  productId: 0x4eec,
  descriptors: descriptorBytes({
    vendorId: 0x18d1,
    productId: 0x4eec,
    usbVersionBcd: 0x0200,
    hasSerial: true,
    milliamperes: 500,
    interfaces: [{ classCode: 0xff, subclass: 0xff, protocol: 0x00 }],
  }),
  bitsPerSecond: highSpeed,
  strings: { maker: 'Google', product: 'Pixel 6a', serial: 'LAB0CHARGE0001' },
  open: onlyDescriptors(null),
};

export const simulatedPhones: readonly SimulatedDevice[] = [
  android({
    name: 'android-full',
    label: 'Android phone, storage full',
    model: 'Pixel 7',
    serial: 'LAB0FULL000001',
    fast: false,
    contents: { storages: [internal(128n * gigabyte, 1_200_000_000n)], batteryPercent: 12 },
  }),
  android({
    name: 'android-cleared',
    label: 'The same Android phone after clearing its storage',
    model: 'Pixel 7',
    serial: 'LAB0FULL000001',
    fast: false,
    contents: { storages: [internal(128n * gigabyte, 61_200_000_000n)], batteryPercent: 14 },
  }),
  android({
    name: 'android-healthy',
    label: 'Android phone, healthy',
    model: 'Pixel 8',
    serial: 'LAB0WELL000001',
    fast: true,
    contents: { storages: [internal(256n * gigabyte, 141n * gigabyte)], batteryPercent: 81 },
  }),
  android({
    name: 'android-locked',
    label: 'Android phone, locked',
    model: 'Pixel 7a',
    serial: 'LAB0LOCK000001',
    fast: false,
    contents: { storages: [], batteryPercent: null },
  }),
  chargingOnly,
  iphoneInRecovery,
];
