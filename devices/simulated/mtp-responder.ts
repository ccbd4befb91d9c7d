import { event, operation, property, responseCode, storageType } from '../mtp/codes.ts';
import type { Exchange } from '../port.ts';
import {
  answerDescriptor,
  data,
  silence,
  stall,
  type Answer,
  type Responder,
} from './simulated-device.ts';
import { joined } from '../joined.ts';

/** What a simulated phone or camera holds. */
export interface MtpContents {
  readonly maker: string;
  readonly model: string;
  readonly version: string;
  readonly serial: string;
  /** Empty while the phone is locked. */
  readonly storages: readonly {
    readonly type: 'internal' | 'card';
    readonly capacityBytes: bigint;
    readonly freeBytes: bigint;
    readonly description: string;
  }[];
  /** Null when the device does not tell. */
  readonly batteryPercent: number | null;
  /** What its clock says, as in MTP 1.1 section 3.2.5; absent when it does not offer it. */
  readonly dateTime?: string;
  /** Its storages are hidden by a lock until somebody has listened for events this often. */
  readonly unlocksAfterWaits?: number;
}

/** The endpoint number of its events, as in `mtpInterface`. */
export const eventEndpoint = 2;

/** Answers as an MTP responder does (MTP 1.1), on any bulk endpoint. Knows only how to read. */
export class MtpResponder implements Responder {
  readonly #contents: MtpContents;
  readonly #bos: Uint8Array | null;
  readonly #waiting: Uint8Array[] = [];
  #sessionOpen = false;
  #waitsUntilUnlocked: number;

  constructor(contents: MtpContents, bos: Uint8Array | null) {
    this.#contents = contents;
    this.#bos = bos;
    this.#waitsUntilUnlocked = contents.unlocksAfterWaits ?? 0;
  }

  get #storages(): MtpContents['storages'] {
    return this.#waitsUntilUnlocked > 0 ? [] : this.#contents.storages;
  }

  answer(exchange: Exchange): Answer {
    switch (exchange.kind) {
      case 'bulk-out':
        this.#command(exchange.bytes);
        return data();
      case 'bulk-in': {
        if (exchange.endpoint === eventEndpoint) return this.#nextEvent();
        const next = this.#waiting.shift();
        if (next === undefined) return silence;
        if (next.length > exchange.length) this.#waiting.unshift(next.slice(exchange.length));
        return data(next.slice(0, exchange.length));
      }
      case 'control-in':
        return answerDescriptor(exchange, this.#bos);
      default:
        return stall;
    }
  }

  /** Silent while locked; the last wait ends with the event that tells of the storage. */
  #nextEvent(): Answer {
    if (this.#waitsUntilUnlocked === 0) return silence;
    this.#waitsUntilUnlocked -= 1;
    if (this.#waitsUntilUnlocked > 0) return silence;
    return data(container(4, event.storeAdded, 0, u32(storageId(0))));
  }

  #command(bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const code = view.getUint16(6, true);
    const transaction = view.getUint32(8, true);
    const parameter = bytes.length >= 16 ? view.getUint32(12, true) : 0;
    const { reply, dataset } = this.#perform(code, parameter);
    if (dataset !== null) this.#waiting.push(container(2, code, transaction, dataset));
    this.#waiting.push(container(3, reply, transaction, new Uint8Array(0)));
  }

  #perform(code: number, parameter: number): { reply: number; dataset: Uint8Array | null } {
    const good = (dataset: Uint8Array | null) => ({ reply: responseCode.ok, dataset });
    const bad = (reply: number) => ({ reply, dataset: null });
    switch (code) {
      case operation.getDeviceInfo:
        return good(this.#deviceInfo());
      case operation.openSession:
        if (this.#sessionOpen) return bad(responseCode.sessionAlreadyOpen);
        this.#sessionOpen = true;
        return good(null);
      case operation.closeSession:
        this.#sessionOpen = false;
        return good(null);
      case operation.getStorageIds:
        return good(array32(this.#storages.map((_one, index) => storageId(index))));
      case operation.getStorageInfo: {
        const index = this.#storages.findIndex((_one, at) => storageId(at) === parameter);
        const info = this.#storageInfo(index);
        return info === null ? bad(responseCode.invalidStorageId) : good(info);
      }
      case operation.getDevicePropDesc: {
        const level = this.#contents.batteryPercent;
        return level === null || parameter !== property.batteryLevel
          ? bad(responseCode.devicePropNotSupported)
          : // UINT8, get only, factory value 0, current value, range form 0 to 100 in steps of 1.
            good(Uint8Array.from([0x01, 0x50, 0x02, 0x00, 0, 0, level, 1, 0, 100, 1]));
      }
      case operation.getDevicePropValue: {
        const { dateTime } = this.#contents;
        return dateTime === undefined || parameter !== property.dateTime
          ? bad(responseCode.devicePropNotSupported)
          : good(text(dateTime));
      }
      default:
        return bad(responseCode.operationNotSupported);
    }
  }

  #deviceInfo(): Uint8Array {
    const { maker, model, version, serial, batteryPercent, dateTime } = this.#contents;
    return joined([
      u16(100),
      u32(6),
      u16(100),
      text('microsoft.com: 1.0; android.com: 1.0;'),
      u16(0),
      array16(Object.values(operation)),
      array16([]),
      array16([
        ...(batteryPercent === null ? [] : [property.batteryLevel]),
        ...(dateTime === undefined ? [] : [property.dateTime]),
      ]),
      array16([]),
      array16([0x3000, 0x3001]),
      text(maker),
      text(model),
      text(version),
      text(serial),
    ]);
  }

  #storageInfo(index: number): Uint8Array | null {
    const one = this.#storages[index];
    if (one === undefined) return null;
    return joined([
      u16(one.type === 'internal' ? storageType.fixedRam : storageType.removableRam),
      u16(2),
      u16(0),
      u64(one.capacityBytes),
      u64(one.freeBytes),
      u32(0x4000_0000),
      text(one.description),
      text(''),
    ]);
  }
}

/** As Android numbers them: 0x00010001, 0x00020001, … */
const storageId = (index: number) => (index + 1) * 0x1_0000 + 1;

function container(type: number, code: number, transaction: number, body: Uint8Array): Uint8Array {
  return joined([u32(12 + body.length), u16(type), u16(code), u32(transaction), body]);
}

function u16(value: number): Uint8Array {
  return Uint8Array.from([value & 0xff, (value >> 8) & 0xff]);
}

function u32(value: number): Uint8Array {
  return joined([u16(value & 0xffff), u16(Math.floor(value / 0x1_0000))]);
}

function u64(value: bigint): Uint8Array {
  return joined([u32(Number(value & 0xffff_ffffn)), u32(Number(value >> 32n))]);
}

const array16 = (values: readonly number[]) => joined([u32(values.length), ...values.map(u16)]);
const array32 = (values: readonly number[]) => joined([u32(values.length), ...values.map(u32)]);

/** MTP 1.1 section 3.2.3; at most 254 units and the final NUL. */
function text(value: string): Uint8Array {
  if (value === '') return Uint8Array.from([0]);
  const length = Math.min(value.length, 254);
  const units = Array.from({ length }, (_unused, index) => value.charCodeAt(index));
  return joined([Uint8Array.from([units.length + 1]), ...units.map(u16), u16(0)]);
}
