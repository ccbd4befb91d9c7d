import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { cleanText } from '../../shared/base/untrusted-text.ts';
import { ByteReader } from '../usb/byte-reader.ts';

const longestArray = 4096;
const longestText = 80;

/** What a device says of itself, MTP 1.1 section 5.1.1. Texts are cleaned. */
export interface MtpDeviceInfo {
  readonly operations: readonly number[];
  readonly properties: readonly number[];
  readonly maker: string;
  readonly model: string;
  readonly version: string;
  readonly serial: string;
}

export function parseDeviceInfo(bytes: Uint8Array): Result<MtpDeviceInfo, DeviceFault> {
  const reader = new ByteReader(bytes);
  reader.u16(); // standard version
  reader.u32(); // vendor extension
  reader.u16();
  text(reader);
  reader.u16(); // functional mode
  const operations = codes(reader);
  codes(reader); // events
  const properties = codes(reader);
  codes(reader); // capture formats
  codes(reader); // playback formats
  const info = {
    operations,
    properties,
    maker: text(reader),
    model: text(reader),
    version: text(reader),
    serial: text(reader),
  };
  return reader.failed ? ended('DeviceInfo', bytes) : ok(info);
}

/** The storages that a device shows now: none while a phone is locked or only charging. */
export function parseStorageIds(bytes: Uint8Array): Result<readonly number[], DeviceFault> {
  const reader = new ByteReader(bytes);
  const count = reader.u32();
  if (count > longestArray) return ended('StorageIDs', bytes);
  const ids: number[] = [];
  for (let index = 0; index < count && !reader.failed; index += 1) ids.push(reader.u32());
  return reader.failed ? ended('StorageIDs', bytes) : ok(ids);
}

/** One storage, MTP 1.1 section 5.2.2. */
export interface MtpStorageInfo {
  readonly type: number;
  /** Null when the two figures contradict each other: then neither is believed. */
  readonly size: { readonly capacityBytes: number; readonly freeBytes: number } | null;
}

export function parseStorageInfo(bytes: Uint8Array): Result<MtpStorageInfo, DeviceFault> {
  const reader = new ByteReader(bytes);
  const type = reader.u16();
  reader.u16(); // file system type
  reader.u16(); // access capability
  const capacity = reader.u64();
  const free = reader.u64();
  if (reader.failed) return ended('StorageInfo', bytes);
  const believable =
    capacity > 0n && free <= capacity && capacity <= BigInt(Number.MAX_SAFE_INTEGER);
  return ok({
    type,
    size: believable ? { capacityBytes: Number(capacity), freeBytes: Number(free) } : null,
  });
}

/** Data type code of an unsigned byte, MTP 1.1 section 3.2. */
const unsignedByte = 0x0002;
const form = { range: 1, enumeration: 2 } as const;

/**
 * The battery's level from its property description (MTP 1.1 section 5.1.2.1): scaled by the largest
 * value that the description allows, since that is not 100 on every device. Null when the
 * description gives no scale, and for 0, which means power from elsewhere (PTP, section 13.3.1).
 */
export function parseBatteryPercent(bytes: Uint8Array): Result<number | null, DeviceFault> {
  const reader = new ByteReader(bytes);
  reader.u16(); // property code
  const dataType = reader.u16();
  reader.u8(); // get/set
  if (reader.failed) return ended('DevicePropDesc', bytes);
  if (dataType !== unsignedByte) return ok(null);
  reader.u8(); // factory value
  const current = reader.u8();
  const formFlag = reader.u8();
  let largest = 0;
  if (formFlag === form.range) {
    reader.u8(); // smallest
    largest = reader.u8();
  } else if (formFlag === form.enumeration) {
    const count = reader.u16();
    for (let index = 0; index < count && !reader.failed; index += 1) {
      largest = Math.max(largest, reader.u8());
    }
  }
  if (reader.failed) return ended('DevicePropDesc', bytes);
  if (current === 0 || largest === 0 || current > largest) return ok(null);
  return ok(Math.round((current / largest) * 100));
}

/** A property whose value is a text, MTP 1.1 section 3.2.3; cleaned. */
export function parseTextValue(bytes: Uint8Array): Result<string, DeviceFault> {
  const reader = new ByteReader(bytes);
  const value = text(reader);
  return reader.failed ? ended('DevicePropValue', bytes) : ok(value);
}

/** Counted 16-bit numbers. */
function codes(reader: ByteReader): readonly number[] {
  const count = reader.u32();
  if (count > longestArray || count * 2 > reader.left) {
    reader.bytes(reader.left + 1); // makes the reader fail
    return [];
  }
  const values: number[] = [];
  for (let index = 0; index < count; index += 1) values.push(reader.u16());
  return values;
}

/** MTP 1.1 section 3.2.3: number of UTF-16 units with the final NUL, then the units. */
function text(reader: ByteReader): string {
  const units: number[] = [];
  const count = reader.u8();
  for (let index = 0; index < count; index += 1) {
    const unit = reader.u16();
    if (unit !== 0) units.push(unit);
  }
  return cleanText(String.fromCharCode(...units), longestText);
}

function ended(name: string, bytes: Uint8Array) {
  return err(fault('device/garbled', `${name} does not fit in its ${bytes.length} bytes`));
}
