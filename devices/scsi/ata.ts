import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { le16, le32, u8 } from '../volumes/peek.ts';
import type { AtaRegisters } from './sense.ts';

/** ATA blocks are 512 bytes of little-endian words (ACS-3, INCITS 522). */
export const ataBlockLength = 512;

/** What IDENTIFY DEVICE says of health and locks, ACS-3 section 7.12.7. */
export interface AtaIdentity {
  readonly smart: 'enabled' | 'disabled' | 'none';
  /** Word 217: 1 is a drive without a platter. Null when it does not tell. */
  readonly solidState: boolean | null;
  /** Word 128: an ATA password stands between us and the data. */
  readonly locked: boolean;
  /** General purpose logs, words 84 and 87 bit 5. */
  readonly logs: boolean;
}

const integrity = 0xa5;

/** A word that says that the words beside it are valid: bits 15 and 14 are 01. */
const isValid = (word: number) => word >> 14 === 0b01;

export function parseIdentity(bytes: Uint8Array): Result<AtaIdentity, DeviceFault> {
  if (bytes.length < ataBlockLength) return tooShort('IDENTIFY DEVICE', bytes);
  const word = (index: number) => le16(bytes, index * 2);
  // Word 255: where the signature stands the sum of all bytes is zero.
  if (u8(bytes, 510) === integrity && !sumIsZero(bytes)) {
    return err(fault('device/garbled', 'IDENTIFY DEVICE has a wrong checksum'));
  }
  const supported = isValid(word(83)) && (word(82) & 1) !== 0;
  const enabled = isValid(word(87)) && (word(85) & 1) !== 0;
  const rate = word(217);
  return ok({
    smart: supported ? (enabled ? 'enabled' : 'disabled') : 'none',
    solidState: rate === 1 ? true : rate > 0x0400 && rate < 0xffff ? false : null,
    locked: (word(128) & 0b111) === 0b111,
    logs: isValid(word(87)) && (word(87) & 0x20) !== 0,
  });
}

/** One attribute of SMART READ DATA. Its layout was never standardised; all makers use this one. */
export interface SmartAttribute {
  readonly id: number;
  readonly failurePredicting: boolean;
  readonly value: number;
  /** The low four of six bytes: makers put other things into the rest. */
  readonly raw: number;
}

const attributeCount = 30;
const attributeLength = 12;
const firstAttribute = 2;

export function parseSmartData(bytes: Uint8Array): Result<readonly SmartAttribute[], DeviceFault> {
  if (bytes.length < ataBlockLength) return tooShort('SMART READ DATA', bytes);
  if (!sumIsZero(bytes)) return err(fault('device/garbled', 'SMART READ DATA: wrong checksum'));
  return ok(
    entries(bytes).map((at) => ({
      id: u8(bytes, at),
      failurePredicting: (u8(bytes, at + 1) & 1) !== 0,
      value: u8(bytes, at + 3),
      raw: le32(bytes, at + 5),
    })),
  );
}

/** The thresholds by attribute. */
export function parseSmartThresholds(
  bytes: Uint8Array,
): Result<ReadonlyMap<number, number>, DeviceFault> {
  if (bytes.length < ataBlockLength) return tooShort('SMART READ THRESHOLDS', bytes);
  if (!sumIsZero(bytes)) return err(fault('device/garbled', 'thresholds: wrong checksum'));
  return ok(new Map(entries(bytes).map((at) => [u8(bytes, at), u8(bytes, at + 1)])));
}

function entries(bytes: Uint8Array): readonly number[] {
  return Array.from(
    { length: attributeCount },
    (_unused, index) => firstAttribute + index * attributeLength,
  ).filter((at) => u8(bytes, at) !== 0);
}

/** Attributes that predict failure and have reached their threshold (0 never trips, 254 is invalid). */
export function belowThreshold(
  attributes: readonly SmartAttribute[],
  thresholds: ReadonlyMap<number, number>,
): readonly number[] {
  return attributes
    .filter(({ id, failurePredicting, value }) => {
      const limit = thresholds.get(id) ?? 0;
      return failurePredicting && limit > 0 && limit < 254 && value > 0 && value <= limit;
    })
    .map(({ id }) => id);
}

/** ACS-3 section 7.45.6.3: C24Fh is passed, 2CF4h is a threshold exceeded; null is no answer. */
export function smartVerdict(registers: AtaRegisters | null): 'passed' | 'failing' | null {
  if (registers === null) return null;
  const { lbaMid, lbaHigh } = registers;
  if (lbaMid === 0x4f && lbaHigh === 0xc2) return 'passed';
  return lbaMid === 0xf4 && lbaHigh === 0x2c ? 'failing' : null;
}

/** Page 07h of the device statistics log, ACS-3 sections A.5 and A.5.9. */
export const solidStateStatistics = { log: 0x04, page: 0x07 } as const;

/** How much of its endurance a solid state drive has used; above 100 is possible. Null: not told. */
export function parseEnduranceUsed(bytes: Uint8Array): number | null {
  if (bytes.length < 16 || u8(bytes, 2) !== solidStateStatistics.page) return null;
  // Bit 7 of a statistic's last byte: supported; bit 6: its value is valid.
  return (u8(bytes, 15) & 0xc0) === 0xc0 ? u8(bytes, 8) : null;
}

function sumIsZero(bytes: Uint8Array): boolean {
  let sum = 0;
  for (const byte of bytes.subarray(0, ataBlockLength)) sum = (sum + byte) & 0xff;
  return sum === 0;
}

function tooShort(what: string, bytes: Uint8Array) {
  return err(fault('device/garbled', `${what} gave ${bytes.length} bytes, needs 512`));
}
