import { build, parse } from 'plist';
import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { isBoundedBinaryPlist } from './binary-plist-bounds.ts';
import { plainXmlPlist } from './xml-plist-bounds.ts';
import { utf8Bytes, utf8Text } from './utf8.ts';

/** What a property list holds, as far as we use it. */
export type PlistValue =
  string | number | boolean | Uint8Array | readonly PlistValue[] | PlistDictionary;
export interface PlistDictionary {
  readonly [key: string]: PlistValue;
}

/** The longest property list that is looked at; a whole battery registry has some thirty kilobytes. */
export const longestPlist = 128 * 1024;
const deepest = 32;

/** A dictionary as an XML property list. */
export function plistBytes(value: PlistDictionary): Uint8Array {
  // The library's type lacks `readonly`; it only reads.
  return utf8Bytes(build(value as Parameters<typeof build>[0], { pretty: false }));
}

/** Reads a property list, XML or binary, whose root is a dictionary. Total: any bytes. */
export function parsePlist(bytes: Uint8Array): Result<PlistDictionary, DeviceFault> {
  if (bytes.length > longestPlist) return garbled(`${bytes.length} bytes are too many`);
  const binary = bytes[0] === 0x62;
  if (binary && !isBoundedBinaryPlist(bytes)) return garbled('binary form breaks its bounds');
  const text = binary ? null : plainXmlPlist(utf8Text(bytes) ?? '');
  if (!binary && text === null) return garbled('no plain XML of a property list');
  try {
    const value = plain(parse(text ?? bytes), 0);
    return isDictionary(value) ? ok(value) : garbled('root is no dictionary');
  } catch (error) {
    // plist 5.0.0 throws plain Errors on whatever it does not understand.
    return garbled(String(error));
  }
}

export function isDictionary(value: PlistValue | null | undefined): value is PlistDictionary {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array)
  );
}

/** The value of a key of its own, or null. */
export function valueOf(dictionary: PlistDictionary, key: string): PlistValue | null {
  return Object.hasOwn(dictionary, key) ? (dictionary[key] ?? null) : null;
}

export function textOf(dictionary: PlistDictionary, key: string): string | null {
  const value = valueOf(dictionary, key);
  return typeof value === 'string' ? value : null;
}

export function numberOf(dictionary: PlistDictionary, key: string): number | null {
  const value = valueOf(dictionary, key);
  return typeof value === 'number' ? value : null;
}

export function flagOf(dictionary: PlistDictionary, key: string): boolean | null {
  const value = valueOf(dictionary, key);
  return typeof value === 'boolean' ? value : null;
}

/** What the library gives, without dates and nothings, and with keys that are only keys. */
function plain(value: unknown, depth: number): PlistValue | null {
  if (depth > deepest) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  if (Array.isArray(value)) {
    return value.map((one) => plain(one, depth + 1)).filter((one) => one !== null);
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return null;
  const entries = Object.entries(value).flatMap(([key, one]) => {
    const known = plain(one, depth + 1);
    return known === null || key === '__proto__' ? [] : [[key, known] as const];
  });
  return Object.fromEntries(entries);
}

function garbled(what: string): Result<never, DeviceFault> {
  return err(fault('device/garbled', `property list: ${what}`));
}
