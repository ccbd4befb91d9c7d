import { AdbResponder, type Owner } from './adb-responder.ts';
import { healthyShell, neglectedShell, shellOf, type Shell } from './android-shells.ts';
import { descriptorBytes, type InterfaceSpec } from './descriptor-bytes.ts';
import { MtpResponder, type MtpContents } from './mtp-responder.ts';
import { highSpeed, mtpInterface } from './phones.ts';
import { data, type Responder, type SimulatedDevice } from './simulated-device.ts';

/** Android's debugging interface beside MTP. */
const adbInterface: InterfaceSpec = {
  classCode: 0xff,
  subclass: 0x42,
  protocol: 0x01,
  bulk: [0x83, 0x03],
};
const adbNumber = 1;

const gigabyte = 1_000_000_000n;
const room = (freeBytes: bigint): MtpContents['storages'] => [
  { type: 'internal', capacityBytes: 128n * gigabyte, freeBytes, description: 'Internal storage' },
];

interface Options {
  readonly name: string;
  readonly label: string;
  readonly maker: string;
  readonly model: string;
  readonly serial: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly interfaces: readonly InterfaceSpec[];
  readonly open: (mtp: MtpResponder) => Responder;
  readonly contents: Pick<MtpContents, 'storages' | 'unlocksAfterWaits'>;
}

function phone(options: Options): SimulatedDevice {
  const { name, label, maker, model, serial, vendorId, productId, interfaces, open } = options;
  const contents = { maker, model, version: '1.0', serial, batteryPercent: null };
  return {
    name,
    label,
    vendorId,
    productId,
    descriptors: descriptorBytes({
      vendorId,
      productId,
      usbVersionBcd: 0x0200,
      releaseBcd: 0x0510,
      hasSerial: true,
      milliamperes: 500,
      interfaces,
    }),
    bitsPerSecond: highSpeed,
    strings: { maker, product: model, serial },
    open: () => open(new MtpResponder({ ...contents, ...options.contents }, null)),
  };
}

/** A phone with USB debugging on: MTP on interface 0, ADB on interface 1. */
function debugging(
  options: Pick<Options, 'name' | 'label' | 'serial'> & {
    readonly owner: Owner;
    readonly shell?: Shell;
  },
): SimulatedDevice {
  const { owner, shell = healthyShell } = options;
  const answer = shellOf(shell);
  const model = answer('getprop ro.product.model')?.trim() ?? '';
  const banner = `ro.product.name=lab;ro.product.model=${model};ro.product.device=lab;features=cmd`;
  return phone({
    ...options,
    maker: answer('getprop ro.product.manufacturer')?.trim() ?? '',
    model,
    vendorId: 0x18d1,
    productId: 0x4ee2,
    interfaces: [mtpInterface, adbInterface],
    contents: { storages: shell === healthyShell ? room(82n * gigabyte) : room(4n * gigabyte) },
    open: (mtp) => {
      const adb = new AdbResponder({ owner, banner, shell: answer });
      return {
        answer: (exchange) =>
          'interfaceNumber' in exchange && exchange.interfaceNumber === adbNumber
            ? adb.answer(exchange)
            : mtp.answer(exchange),
      };
    },
  });
}

/** "MSFT100" with vendor code 1, and the compatible id MTP for interface 0 (Microsoft OS 1.0 Descriptors). */
const osString = [18, 3, ...utf16('MSFT100'), 1, 0];
const compatibleIds = [
  ...[40, 0, 0, 0, 0, 1, 4, 0, 1, 0, 0, 0, 0, 0, 0, 0],
  ...[0, 1, 0x4d, 0x54, 0x50, 0, 0, 0, 0, 0],
  ...Array.from({ length: 14 }, () => 0),
];

function utf16(text: string): number[] {
  return Array.from(text, (letter) => [letter.charCodeAt(0), 0]).flat();
}

/** Answers for its compatible id and, below that, as an MTP responder. */
function vendorMtp(mtp: MtpResponder): Responder {
  return {
    answer(exchange) {
      if (exchange.kind !== 'control-in') return mtp.answer(exchange);
      const { type, value, request } = exchange.setup;
      if (type === 'standard' && value === 0x03ee) return data(Uint8Array.from(osString));
      if (type === 'vendor' && request === 1) return data(Uint8Array.from(compatibleIds));
      return mtp.answer(exchange);
    },
  };
}

export const simulatedAndroids: readonly SimulatedDevice[] = [
  phone({
    name: 'android-unlocking',
    label: 'Android phone that is unlocked after two seconds',
    maker: 'Google',
    model: 'Pixel 7a',
    serial: 'LAB0UNLOCK0001',
    vendorId: 0x18d1,
    productId: 0x4ee1,
    interfaces: [mtpInterface],
    contents: { storages: room(64n * gigabyte), unlocksAfterWaits: 3 },
    open: (mtp) => mtp,
  }),
  phone({
    name: 'android-vendor-mtp',
    label: 'Android phone with MTP on a vendor interface',
    maker: 'LGE',
    model: 'LG-H815',
    serial: 'LAB0VENDOR0001',
    vendorId: 0x1004,
    productId: 0x633e,
    interfaces: [{ ...mtpInterface, classCode: 0xff, subclass: 0xff, protocol: 0x00 }],
    contents: { storages: room(64n * gigabyte) },
    open: vendorMtp,
  }),
  debugging({
    name: 'android-debugging',
    label: 'Android phone, debugging allowed after two seconds',
    serial: 'LAB0DEBUG00001',
    owner: { does: 'allows', afterSilences: 4 },
  }),
  debugging({
    name: 'android-neglected',
    label: 'Android phone that nobody looked after',
    serial: 'LAB0DEBUG00002',
    owner: { does: 'trusts' },
    shell: neglectedShell,
  }),
  debugging({
    name: 'android-debugging-ignored',
    label: 'Android phone, debugging not answered',
    serial: 'LAB0DEBUG00003',
    owner: { does: 'nothing' },
  }),
  debugging({
    name: 'android-debugging-refused',
    label: 'Android phone, debugging refused',
    serial: 'LAB0DEBUG00004',
    owner: { does: 'refuses' },
  }),
];
