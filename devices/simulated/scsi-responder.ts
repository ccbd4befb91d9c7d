import { encodeStatusWrapper, parseCommandWrapper } from './bot-bytes.ts';
import { classRequest } from '../scsi/bulk-only.ts';
import type { Exchange } from '../port.ts';
import type { AtaDrive } from './ata-drive.ts';
import type { BlockMedium } from './block-medium.ts';
import { capacity10, capacity16, inquiryData, modeHeader, unitSerialPage } from './scsi-data.ts';
import {
  answerDescriptor,
  data,
  silence,
  stall,
  type Answer,
  type Responder,
} from './simulated-device.ts';

/** One logical unit: a stick has one, a reader for cards one per slot. */
export interface SimulatedUnit {
  /** Null: no card in the slot. */
  readonly medium: BlockMedium | null;
  readonly writeProtected?: boolean;
}

/** A simulated drive, as far as SCSI sees it. */
export interface SimulatedDrive {
  readonly maker: string;
  readonly model: string;
  readonly firmware: string;
  readonly removable: boolean;
  readonly serial?: string;
  readonly units: readonly SimulatedUnit[];
  /** The disk behind a bridge that knows SAT. */
  readonly ata?: AtaDrive;
  readonly bos?: Uint8Array;
}

type Sense = readonly [key: number, code: number, qualifier: number];

/** SPC-4 annex D. */
const sense = {
  none: [0x0, 0x00, 0x00],
  mediumChanged: [0x6, 0x28, 0x00],
  noMedium: [0x2, 0x3a, 0x00],
  unreadable: [0x3, 0x11, 0x00],
  unknownCommand: [0x5, 0x20, 0x00],
  unknownField: [0x5, 0x24, 0x00],
  beyondEnd: [0x5, 0x21, 0x00],
} as const satisfies Record<string, Sense>;

type Performed = { readonly data: Uint8Array } | { readonly sense: Sense | Uint8Array };

const nothing: Performed = { data: new Uint8Array(0) };

/** Answers Bulk-Only Transport and SCSI as a stick does. Knows only how to read. */
export class ScsiResponder implements Responder {
  readonly #drive: SimulatedDrive;
  /** What the next reads of the bulk endpoint give. */
  #waiting: (Uint8Array | 'stall')[] = [];
  #halted = false;
  #senseOf = new Map<number, Sense | Uint8Array>();
  /** Units that have not yet told that they were plugged in. */
  readonly #fresh: Set<number>;

  constructor(drive: SimulatedDrive) {
    this.#drive = drive;
    this.#fresh = new Set(drive.units.keys());
  }

  answer(exchange: Exchange): Answer {
    switch (exchange.kind) {
      case 'bulk-out':
        return this.#command(exchange.bytes) ? data() : stall;
      case 'bulk-in':
        return this.#next(exchange.length);
      case 'control-in': {
        const { type, request } = exchange.setup;
        if (type === 'class' && request === classRequest.getMaxLun) {
          return data(Uint8Array.of(this.#drive.units.length - 1));
        }
        return answerDescriptor(exchange, this.#drive.bos ?? null);
      }
      case 'control-out':
        if (exchange.setup.type === 'class') this.#waiting = [];
        if (exchange.setup.recipient === 'endpoint') this.#halted = false;
        return data();
      default:
        return stall;
    }
  }

  #next(length: number): Answer {
    if (this.#halted) return stall;
    const next = this.#waiting.shift();
    if (next === undefined) return silence;
    if (next === 'stall') {
      this.#halted = true;
      return stall;
    }
    if (next.length > length) this.#waiting.unshift(next.slice(length));
    return data(next.slice(0, length));
  }

  #command(bytes: Uint8Array): boolean {
    const command = parseCommandWrapper(bytes);
    if (command === null) return false;
    const { tag, lun, cdb, dataLength } = command;
    const performed = this.#perform(lun, cdb);
    if ('sense' in performed) {
      this.#senseOf.set(lun, performed.sense);
      this.#waiting = dataLength > 0 ? ['stall'] : [];
      this.#waiting.push(encodeStatusWrapper({ tag, residue: dataLength, status: 1 }));
      return true;
    }
    const sent = performed.data.slice(0, dataLength);
    this.#waiting = sent.length > 0 ? [sent] : [];
    const residue = dataLength - sent.length;
    this.#waiting.push(encodeStatusWrapper({ tag, residue, status: 0 }));
    return true;
  }

  #perform(lun: number, cdb: Uint8Array): Performed {
    const unit = this.#drive.units[lun];
    if (unit === undefined) return { sense: sense.unknownField };
    const operation = cdb[0] ?? 0;
    if (operation === 0x12) return this.#inquiry(cdb);
    if (operation === 0x03) return this.#requestSense(lun);
    if (this.#fresh.delete(lun)) return { sense: sense.mediumChanged };
    if (operation === 0x85) return this.#drive.ata?.perform(cdb) ?? { sense: sense.unknownCommand };
    const { medium } = unit;
    if (medium === null) return { sense: sense.noMedium };
    const view = new DataView(cdb.buffer, cdb.byteOffset, cdb.byteLength);
    switch (operation) {
      case 0x00:
        return nothing;
      case 0x1a:
        return { data: modeHeader(unit.writeProtected === true) };
      case 0x25:
        return { data: capacity10(medium) };
      case 0x9e:
        return { data: capacity16(medium) };
      case 0x28:
        return readFrom(medium, view.getUint32(2), view.getUint16(7));
      case 0x88:
        return readFrom(medium, Number(view.getBigUint64(2)), view.getUint32(10));
      default:
        return { sense: sense.unknownCommand };
    }
  }

  #inquiry(cdb: Uint8Array): Performed {
    if (cdb[1] !== 1) return { data: inquiryData(this.#drive) };
    const { serial } = this.#drive;
    if (serial === undefined) return { sense: sense.unknownField };
    if (cdb[2] === 0x00) return { data: Uint8Array.of(0, 0, 0, 2, 0x00, 0x80) };
    return cdb[2] === 0x80 ? { data: unitSerialPage(serial) } : { sense: sense.unknownField };
  }

  #requestSense(lun: number): Performed {
    const kept = this.#senseOf.get(lun) ?? sense.none;
    this.#senseOf.delete(lun);
    if (kept instanceof Uint8Array) return { data: kept };
    const [key, code, qualifier] = kept;
    const bytes = new Uint8Array(18);
    bytes.set([0x70, 0, key, 0, 0, 0, 0, 10, 0, 0, 0, 0, code, qualifier]);
    return { data: bytes };
  }
}

function readFrom(medium: BlockMedium, lba: number, count: number): Performed {
  if (lba + count > medium.blocks) return { sense: sense.beyondEnd };
  const bytes = medium.read(lba, count);
  return bytes === null ? { sense: sense.unreadable } : { data: bytes };
}
