import { bosBytes, descriptorBytes, type InterfaceSpec } from './descriptor-bytes.ts';
import { highSpeed, superSpeed } from './phones.ts';
import { onlyDescriptors, type Responder, type SimulatedDevice } from './simulated-device.ts';
import { healthyStick } from './sticks.ts';

const fullSpeed = 12_000_000;

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

function peripheral(options: {
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
  readonly interfaces: readonly InterfaceSpec[];
  readonly bos?: Uint8Array;
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
      hasSerial: serial !== null,
      milliamperes: options.milliamperes,
      selfPowered: options.selfPowered ?? false,
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
    name: 'keyboard',
    label: 'Keyboard',
    vendorId: 0x046d,
    productId: 0xc31c,
    maker: 'Logitech',
    product: 'USB Keyboard',
    serial: null,
    bitsPerSecond: fullSpeed,
    milliamperes: 90,
    interfaces: [
      keyboardInterface,
      { classCode: 0x03, subclass: 0, protocol: 0, interrupt: [0x82] },
    ],
  }),
  peripheral({
    name: 'printer',
    label: 'Printer',
    vendorId: 0x04f9,
    productId: 0x02ec,
    maker: 'Brother',
    product: 'HL-L2350DW',
    serial: 'LAB0PRINT00001',
    bitsPerSecond: highSpeed,
    milliamperes: 2,
    selfPowered: true,
    interfaces: [{ classCode: 0x07, subclass: 0x01, protocol: 0x02, bulk: [0x81, 0x02] }],
  }),
  peripheral({
    name: 'security-key',
    label: 'Security key',
    vendorId: 0x1050,
    productId: 0x0407,
    maker: 'Yubico',
    product: 'YubiKey OTP+FIDO+CCID',
    serial: null,
    bitsPerSecond: fullSpeed,
    milliamperes: 30,
    interfaces: [
      keyboardInterface,
      { classCode: 0x03, subclass: 0, protocol: 0, interrupt: [0x84, 0x04] },
      { classCode: 0x0b, subclass: 0, protocol: 0, bulk: [0x82, 0x02], interrupt: [0x83] },
    ],
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
