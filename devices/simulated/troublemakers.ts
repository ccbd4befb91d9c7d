import { descriptorBytes } from './descriptor-bytes.ts';
import { keyboardReports } from './hid-bytes.ts';
import { KeyboardResponder } from './keyboard-responder.ts';
import { MtpResponder, type MtpContents } from './mtp-responder.ts';
import { keyboardInterface, storageInterface } from './peripherals.ts';
import { highSpeed, mtpInterface } from './phones.ts';
import { data, silence, vanish, type Responder, type SimulatedDevice } from './simulated-device.ts';
import { healthyStick } from './sticks.ts';

/** pid.codes' number for tests: no real product has it. */
const labVendor = 0x1209;

const phoneDescriptors = (productId: number, hasSerial: boolean) =>
  descriptorBytes({
    vendorId: labVendor,
    productId,
    usbVersionBcd: 0x0200,
    hasSerial,
    milliamperes: 500,
    interfaces: [mtpInterface],
  });

/** Texts that no screen, slip, log or query may ever take literally. */
export const hostileTexts = {
  markup: '<img src=x onerror=alert(1)><script>alert(2)</script>',
  bidirectional: '\u202egnp.exe\u202c \u2066hidden\u2069 \u200bphone\ufeff',
  sql: "Robert'); DROP TABLE ticket;--",
  nul: 'before\u0000after\u001b[31mred\u0007',
  long: 'A'.repeat(10_000),
} as const;

const hostileContents: MtpContents = {
  maker: hostileTexts.markup,
  model: hostileTexts.bidirectional,
  version: hostileTexts.sql,
  serial: hostileTexts.nul,
  storages: [
    {
      type: 'internal',
      capacityBytes: 0xffff_ffff_ffff_ffffn,
      freeBytes: 0xffff_ffff_ffff_fff0n,
      description: hostileTexts.long,
    },
  ],
  batteryPercent: 250,
};

/** Bytes of a configuration that promises more than it holds. */
function lyingDescriptors(): Uint8Array {
  const bytes = descriptorBytes({
    vendorId: labVendor,
    productId: 0x000c,
    usbVersionBcd: 0x0200,
    hasSerial: false,
    milliamperes: 100,
    interfaces: [storageInterface],
  });
  bytes[17] = 3; // three configurations, one is there
  bytes[20] = 0xff; // total length 0x0fff
  bytes[21] = 0x0f;
  bytes[22] = 9; // nine interfaces, one is there
  bytes[31] = 5; // five endpoints, two are there
  return bytes;
}

/** Answers a few exchanges as a good phone does and then pulls itself out. */
function vanishing(exchanges: number): Responder {
  const phone = new MtpResponder({ ...hostileContents, maker: 'Lab', model: 'Vanishing' }, null);
  let left = exchanges;
  return {
    answer(exchange) {
      left -= 1;
      return left < 0 ? vanish : phone.answer(exchange);
    },
  };
}

/** Interface 0 is a healthy stick, interface 1 a keyboard that nobody touches. */
function stickThatTypes(): Responder {
  const stick = healthyStick(null)();
  const keyboard = new KeyboardResponder({ 1: keyboardReports });
  return {
    answer: (exchange) => {
      const toKeyboard =
        ('interfaceNumber' in exchange && exchange.interfaceNumber === 1) ||
        ('setup' in exchange &&
          exchange.setup.recipient === 'interface' &&
          (exchange.setup.index & 0xff) === 1);
      return (toKeyboard ? keyboard : stick).answer(exchange);
    },
  };
}

export const simulatedTroublemakers: readonly SimulatedDevice[] = [
  {
    name: 'hostile',
    label: 'Device with hostile texts',
    vendorId: labVendor,
    productId: 0x000b,
    descriptors: phoneDescriptors(0x000b, true),
    bitsPerSecond: highSpeed,
    strings: {
      maker: hostileTexts.markup + hostileTexts.long,
      product: hostileTexts.bidirectional + hostileTexts.markup + hostileTexts.nul,
      serial: hostileTexts.sql + hostileTexts.nul,
    },
    open: () => new MtpResponder(hostileContents, null),
  },
  {
    name: 'liar',
    label: 'Device whose descriptors lie',
    vendorId: labVendor,
    productId: 0x000c,
    descriptors: lyingDescriptors(),
    bitsPerSecond: highSpeed,
    strings: { maker: 'Lab', product: 'Liar', serial: null },
    open: healthyStick(null),
  },
  {
    name: 'vanishing',
    label: 'Phone that unplugs itself while being read',
    vendorId: labVendor,
    productId: 0x000d,
    descriptors: phoneDescriptors(0x000d, true),
    bitsPerSecond: highSpeed,
    strings: { maker: 'Lab', product: 'Vanishing phone', serial: 'LAB0VANISH0001' },
    open: () => vanishing(4),
  },
  {
    name: 'hanging',
    label: 'Phone that stops answering',
    vendorId: labVendor,
    productId: 0x000e,
    descriptors: phoneDescriptors(0x000e, true),
    bitsPerSecond: highSpeed,
    strings: { maker: 'Lab', product: 'Hanging phone', serial: 'LAB0HANG000001' },
    open: () => ({
      answer: (exchange) => (exchange.kind === 'bulk-out' ? data() : silence),
    }),
  },
  {
    name: 'bad-usb',
    label: 'USB stick that also types',
    vendorId: labVendor,
    productId: 0x000f,
    descriptors: descriptorBytes({
      vendorId: labVendor,
      productId: 0x000f,
      usbVersionBcd: 0x0200,
      hasSerial: false,
      milliamperes: 100,
      interfaces: [storageInterface, { ...keyboardInterface, interrupt: [0x83] }],
    }),
    bitsPerSecond: highSpeed,
    strings: { maker: 'Lab', product: 'USB DISK', serial: null },
    open: stickThatTypes,
  },
];
