import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { cleanText } from '../../shared/base/untrusted-text.ts';
import { inquiryLength } from './commands.ts';

/** Standard INQUIRY data, SPC-4 section 6.6.2. */
export interface Inquiry {
  readonly type: DriveType;
  /** RMB: the medium comes out. Flash sticks say so too. */
  readonly removable: boolean;
  readonly maker: string;
  readonly model: string;
  readonly firmware: string;
}

export type DriveType = 'disk' | 'optical' | 'other';

const driveTypes: Readonly<Record<number, DriveType>> = {
  0x00: 'disk',
  0x05: 'optical',
  0x0e: 'disk',
};

/** Texts are ASCII, padded with spaces. Total. */
export function parseInquiry(bytes: Uint8Array): Result<Inquiry, DeviceFault> {
  if (bytes.length < inquiryLength) {
    return err(fault('device/garbled', `INQUIRY gave ${bytes.length} bytes, needs 36`));
  }
  return ok({
    type: driveTypes[(bytes[0] ?? 0) & 0x1f] ?? 'other',
    removable: ((bytes[1] ?? 0) & 0x80) !== 0,
    maker: ascii(bytes.subarray(8, 16)),
    model: ascii(bytes.subarray(16, 32)),
    firmware: ascii(bytes.subarray(32, 36)),
  });
}

/** The body of one page of vital product data (SPC-4 section 7.8), empty when it is another page. */
export function vitalPageBody(page: number, bytes: Uint8Array): Uint8Array {
  const length = (bytes[2] ?? 0) * 0x100 + (bytes[3] ?? 0);
  return bytes[1] === page ? bytes.subarray(4, 4 + length) : new Uint8Array(0);
}

/** Page 80h, SPC-4 section 7.8.15; empty when there is none. */
export function parseUnitSerial(bytes: Uint8Array): string {
  return ascii(vitalPageBody(0x80, bytes));
}

export interface Capacity {
  readonly blocks: number;
  readonly blockSize: number;
}

const blockSizes = [512, 1024, 2048, 4096];
/** 2⁵³ bytes, eight petabytes: what a number holds exactly. */
const mostBytes = Number.MAX_SAFE_INTEGER;

/** Null: too large for ten bytes, READ CAPACITY(16) has the answer. */
export function parseCapacity10(bytes: Uint8Array): Result<Capacity | null, DeviceFault> {
  if (bytes.length < 8) return err(fault('device/garbled', `capacity of ${bytes.length} bytes`));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = view.getUint32(0);
  return last === 0xffff_ffff ? ok(null) : capacityOf(BigInt(last), view.getUint32(4));
}

export function parseCapacity16(bytes: Uint8Array): Result<Capacity, DeviceFault> {
  if (bytes.length < 12) return err(fault('device/garbled', `capacity of ${bytes.length} bytes`));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return capacityOf(view.getBigUint64(0), view.getUint32(8));
}

function capacityOf(last: bigint, blockSize: number): Result<Capacity, DeviceFault> {
  if (!blockSizes.includes(blockSize)) {
    return err(fault('device/garbled', `blocks of ${blockSize} bytes`));
  }
  if ((last + 1n) * BigInt(blockSize) > BigInt(mostBytes)) {
    return err(fault('device/garbled', `last block ${last}`));
  }
  return ok({ blocks: Number(last) + 1, blockSize });
}

/** WP of the mode parameter header's device-specific byte (SBC-3 section 6.4.1); null when too short. */
export function parseWriteProtect(bytes: Uint8Array): boolean | null {
  const specific = bytes[2];
  return bytes.length < 4 || specific === undefined ? null : (specific & 0x80) !== 0;
}

/** Printable ASCII, the rest as spaces. */
export function ascii(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? byte : 0x20));
  return cleanText(String.fromCharCode(...letters), 80);
}
