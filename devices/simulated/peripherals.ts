import { bosBytes, descriptorBytes, type InterfaceSpec } from './descriptor-bytes.ts';
import { highSpeed, superSpeed } from './phones.ts';
import { onlyDescriptors, type Responder, type SimulatedDevice } from './simulated-device.ts';
import { healthyStick } from './sticks.ts';

const lowSpeed = 1_500_000;
export const fullSpeed = 12_000_000;

export const storageInterface: InterfaceSpec = {
  classCode: 0x08,
  subclass: 0x06,
  protocol: 0x50,
  bulk: [0x81, 0x02],
};

export const keyboardInterface: InterfaceSpec = {
  classCode: 0x03,
  subclass: 0x01,
  protocol: 0x01,
  interrupt: [0x81],
};

/** A simulated device with little to say beyond its descriptors. */
export function peripheral(options: {
  readonly name: string;
  readonly label: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly maker: string;
  readonly product: string;
  readonly serial: string | null;
  readonly bitsPerSecond: number;
  readonly usbVersionBcd?: number;
  readonly deviceClass?: number;
  readonly milliamperes: number;
  readonly selfPowered?: boolean;
  readonly releaseBcd?: number;
  readonly interfaces: readonly InterfaceSpec[];
  readonly bos?: Uint8Array;
  /** What it answers; without, nothing but its BOS. */
  readonly open?: () => Responder;
}): SimulatedDevice {
  const { name, label, vendorId, productId, maker, product, serial, bitsPerSecond } = options;
  return {
    name,
    label,
    vendorId,
    productId,
    descriptors: descriptorBytes({
      vendorId,
      productId,
      usbVersionBcd: options.usbVersionBcd ?? 0x0200,
      deviceClass: options.deviceClass ?? 0,
      releaseBcd: options.releaseBcd ?? 0x0100,
      hasSerial: serial !== null,
      milliamperes: options.milliamperes,
      selfPowered: options.selfPowered ?? false,
      lowSpeed: bitsPerSecond === lowSpeed,
      interfaces: options.interfaces,
    }),
    bitsPerSecond,
    strings: { maker, product, serial },
    open: options.open ?? onlyDescriptors(options.bos ?? null),
  };
}

export const simulatedPeripherals: readonly SimulatedDevice[] = [
  peripheral({
    name: 'usb-stick',
    label: 'USB stick',
    vendorId: 0x0781,
    productId: 0x5581,
    maker: 'SanDisk',
    product: 'Ultra',
    serial: 'LAB0STICK00001',
    bitsPerSecond: superSpeed,
    usbVersionBcd: 0x0320,
    milliamperes: 896,
    interfaces: [storageInterface],
    open: healthyStick(bosBytes({ superSpeed: true })),
  }),
  peripheral({
    name: 'usb-stick-slow',
    label: 'USB 3 stick behind a USB 2 cable',
    vendorId: 0x0781,
    productId: 0x5581,
    maker: 'SanDisk',
    product: 'Ultra',
    serial: 'LAB0STICK00002',
    bitsPerSecond: highSpeed,
    usbVersionBcd: 0x0210,
    milliamperes: 224,
    interfaces: [storageInterface],
    open: healthyStick(bosBytes({ superSpeed: true })),
  }),
  peripheral({
    name: 'dock-no-video',
    label: 'USB-C adapter without picture',
    vendorId: 0x1209,
    productId: 0x0002,
    maker: 'Lab',
    product: 'USB-C to HDMI',
    serial: null,
    bitsPerSecond: highSpeed,
    usbVersionBcd: 0x0210,
    deviceClass: 0x11,
    milliamperes: 100,
    interfaces: [{ classCode: 0x11, subclass: 0, protocol: 0 }],
    bos: bosBytes({ failedAlternateMode: true }),
  }),
];
