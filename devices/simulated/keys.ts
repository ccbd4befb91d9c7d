import { CcidResponder, type CardState } from './ccid-responder.ts';
import type { InterfaceSpec } from './descriptor-bytes.ts';
import { FidoResponder, type FidoKey } from './fido-responder.ts';
import { fidoReports, keyboardReports, mediaKeyReports } from './hid-bytes.ts';
import { KeyboardResponder, keysHeld, type KeyReport } from './keyboard-responder.ts';
import { fullSpeed, keyboardInterface, peripheral } from './peripherals.ts';
import type { SimulatedDevice } from './simulated-device.ts';
import { upsResponder, type Ups } from './ups-responder.ts';

const fidoInterface: InterfaceSpec = {
  classCode: 0x03,
  subclass: 0,
  protocol: 0,
  interrupt: [0x84, 0x04],
};

const cardInterface: InterfaceSpec = {
  classCode: 0x0b,
  subclass: 0,
  protocol: 0,
  bulk: [0x82, 0x02],
  interrupt: [0x83],
};

const yubikey5Nfc = {
  '5.4': '2fc0579f-8113-47ea-b116-bb5a8db9202a',
  '5.7': 'a25342c0-3cdc-4414-8e46-f4807fca511c',
} as const;

/** A YubiKey with OTP, FIDO and card reader. */
function yubikey(options: {
  readonly name: string;
  readonly label: string;
  readonly version: FidoKey['version'];
  readonly releaseBcd: number;
  readonly ctap2: FidoKey['ctap2'];
}): SimulatedDevice {
  const { name, label, version, releaseBcd, ctap2 } = options;
  return peripheral({
    name,
    label,
    vendorId: 0x1050,
    productId: 0x0407,
    maker: 'Yubico',
    product: 'YubiKey OTP+FIDO+CCID',
    serial: null,
    bitsPerSecond: fullSpeed,
    milliamperes: 30,
    releaseBcd,
    interfaces: [keyboardInterface, fidoInterface, cardInterface],
    open: () =>
      new FidoResponder({
        version,
        ctap2,
        yubikey: { formFactor: 1 },
        descriptors: { 0: keyboardReports, 1: fidoReports },
        interfaceNumber: 1,
        reader: new CcidResponder('present'),
      }),
  });
}

function cardReader(name: string, label: string, card: CardState): SimulatedDevice {
  return peripheral({
    name,
    label,
    vendorId: 0x04e6,
    productId: 0x5116,
    maker: 'Identiv',
    product: 'SCR3310 Smart Card Reader',
    serial: 'LAB0CARD000001',
    bitsPerSecond: fullSpeed,
    milliamperes: 100,
    interfaces: [cardInterface],
    open: () => new CcidResponder(card),
  });
}

function ups(name: string, label: string, state: Ups): SimulatedDevice {
  return peripheral({
    name,
    label,
    vendorId: 0x051d,
    productId: 0x0002,
    maker: 'American Power Conversion',
    product: 'Back-UPS ES 700G',
    serial: 'LAB0UPS0000001',
    bitsPerSecond: 1_500_000,
    milliamperes: 2,
    selfPowered: true,
    interfaces: [{ classCode: 0x03, subclass: 0, protocol: 0, interrupt: [0x81] }],
    open: () => upsResponder(state),
  });
}

function keyboard(options: {
  readonly name: string;
  readonly label: string;
  readonly maker?: string;
  readonly product?: string;
  readonly reports?: readonly KeyReport[];
}): SimulatedDevice {
  const { name, label, maker = 'Logitech', product = 'USB Keyboard', reports = [] } = options;
  return peripheral({
    name,
    label,
    vendorId: 0x046d,
    productId: 0xc31c,
    maker,
    product,
    serial: null,
    bitsPerSecond: fullSpeed,
    milliamperes: 90,
    interfaces: [
      keyboardInterface,
      { classCode: 0x03, subclass: 0, protocol: 0, interrupt: [0x82] },
    ],
    open: () => new KeyboardResponder({ 0: keyboardReports, 1: mediaKeyReports }, reports),
  });
}

const up = keysHeld();
/** Somebody types a word: each key for a while, and a pause after it. */
const typedByHand: readonly KeyReport[] = [0x05, 0x04, 0x0f, 0x0c, 0x08].flatMap((code) => [
  keysHeld(code),
  null,
  up,
  null,
]);
/** `E` stays down while others come and go. */
const withStuckKey: readonly KeyReport[] = [
  keysHeld(0x08),
  null,
  ...[0x04, 0x16].flatMap((code) => [keysHeld(0x08, code), null, keysHeld(0x08), null]),
];
/** GUI+R, then a line without a pause. */
const injected: readonly KeyReport[] = [
  keysHeld(0xe3, 0x15),
  up,
  ...[0x13, 0x12, 0x1a, 0x08, 0x15, 0x16, 0x0b, 0x08, 0x0f, 0x0f, 0x28].flatMap((code) => [
    keysHeld(code),
    up,
  ]),
];

/** What a visitor types on, signs in with or keeps his power with. */
export const simulatedKeys: readonly SimulatedDevice[] = [
  keyboard({ name: 'keyboard', label: 'Keyboard', reports: typedByHand }),
  keyboard({ name: 'keyboard-stuck', label: 'Keyboard with a stuck key', reports: withStuckKey }),
  keyboard({
    name: 'ducky',
    label: 'Stick that types by itself',
    product: 'HID Keyboard',
    reports: injected,
  }),
  yubikey({
    name: 'security-key',
    label: 'Security key',
    version: [5, 7, 1],
    releaseBcd: 0x0571,
    ctap2: { aaguid: yubikey5Nfc['5.7'], pinSet: true, pinRetries: 8 },
  }),
  yubikey({
    name: 'security-key-pin-low',
    label: 'Security key with two PIN tries left',
    version: [5, 4, 3],
    releaseBcd: 0x0543,
    ctap2: { aaguid: yubikey5Nfc['5.4'], pinSet: true, pinRetries: 2 },
  }),
  yubikey({
    name: 'security-key-blocked',
    label: 'Security key with a blocked PIN',
    version: [5, 7, 1],
    releaseBcd: 0x0571,
    ctap2: { aaguid: yubikey5Nfc['5.7'], pinSet: true, pinRetries: 0 },
  }),
  peripheral({
    name: 'security-key-u2f',
    label: 'Old security key (U2F only)',
    vendorId: 0x096e,
    productId: 0x0850,
    maker: 'FT',
    product: 'U2F',
    serial: null,
    bitsPerSecond: fullSpeed,
    milliamperes: 30,
    interfaces: [fidoInterface],
    open: () =>
      new FidoResponder({
        version: [1, 0, 3],
        ctap2: null,
        descriptors: { 0: fidoReports },
        interfaceNumber: 0,
      }),
  }),
  cardReader('smart-card-reader', 'Card reader with a card', 'present'),
  cardReader('smart-card-reader-empty', 'Card reader without a card', 'none'),
  cardReader('smart-card-reader-mute', 'Card reader with a dead card', 'mute'),
  ups('ups', 'UPS', {
    chargePercent: 100,
    runtimeSeconds: 2400,
    mains: true,
    replace: false,
    loadPercent: 21,
  }),
  ups('ups-on-battery', 'UPS on its worn battery', {
    chargePercent: 14,
    runtimeSeconds: 180,
    mains: false,
    replace: true,
    loadPercent: 34,
  }),
];
