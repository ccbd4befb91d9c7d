import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { ByteReader } from '../usb/byte-reader.ts';
import { utf8Text } from '../utf8.ts';
import { bytesOf, textOf } from './ascii.ts';

/** Tags of RFC 8010 sections 3.5.1 and 3.5.2. */
export const ippTag = {
  operationGroup: 0x01,
  end: 0x03,
  printerGroup: 0x04,
  integer: 0x21,
  boolean: 0x22,
  enumeration: 0x23,
  octetString: 0x30,
  textWithLanguage: 0x35,
  nameWithLanguage: 0x36,
  beginCollection: 0x34,
  endCollection: 0x37,
  memberName: 0x4a,
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  naturalLanguage: 0x48,
  mimeType: 0x49,
} as const;

/** Get-Printer-Attributes, RFC 8011 section 5.4.15; version 2.0, which every IPP-over-USB printer knows. */
const operation = { getPrinterAttributes: 0x000b } as const;

/** Asks for some attributes of the printer behind this pipe. */
export function getPrinterAttributes(requested: readonly string[]): Uint8Array {
  const attribute = (tag: number, name: string, value: string) => [
    ...[tag, ...u16(name.length), ...bytesOf(name)],
    ...[...u16(value.length), ...bytesOf(value)],
  ];
  return Uint8Array.from([
    ...[2, 0, ...u16(operation.getPrinterAttributes), 0, 0, 0, 1],
    ippTag.operationGroup,
    ...attribute(ippTag.charset, 'attributes-charset', 'utf-8'),
    ...attribute(ippTag.naturalLanguage, 'attributes-natural-language', 'en'),
    ...attribute(ippTag.uri, 'printer-uri', 'ipp://localhost/ipp/print'),
    // Further values of one attribute have no name, RFC 8010 section 3.1.5.
    ...requested.flatMap((one, index) =>
      attribute(ippTag.keyword, index === 0 ? 'requested-attributes' : '', one),
    ),
    ippTag.end,
  ]);
}

function u16(value: number): readonly number[] {
  return [(value >> 8) & 0xff, value & 0xff];
}

/** One value; what is neither number, truth nor text is left out. */
export type IppValue = string | number | boolean;
export type IppAttributes = ReadonlyMap<string, readonly IppValue[]>;

const limit = { bytes: 262_144, attributes: 2000, values: 256, depth: 16 } as const;

/**
 * The printer's attributes in an answer, RFC 8010 section 3.1. Total: what ends inside a value, has a
 * status of error or more attributes than any printer is a fault. Values inside collections are
 * skipped.
 */
export function parsePrinterAttributes(bytes: Uint8Array): Result<IppAttributes, DeviceFault> {
  if (bytes.length > limit.bytes) return garbled(`IPP answer of ${bytes.length} bytes`);
  const reader = new ByteReader(bytes);
  const major = reader.u8();
  reader.u8();
  const status = bigEndian16(reader);
  reader.bytes(4); // request-id
  if (reader.failed || (major !== 1 && major !== 2)) return garbled(`IPP version ${major}`);
  // RFC 8011 appendix B: below 0x0100 the request succeeded.
  if (status >= 0x0100) {
    return err(fault('device/unsupported', `IPP status 0x${status.toString(16).padStart(4, '0')}`));
  }
  const found = new Map<string, IppValue[]>();
  let group = 0;
  let name = '';
  let depth = 0;
  while (reader.left > 0) {
    const tag = reader.u8();
    if (tag === ippTag.end) return ok(found);
    if (tag < 0x10) {
      group = tag;
      depth = 0;
      continue;
    }
    const ownName = textOf(reader.bytes(bigEndian16(reader)));
    const value = reader.bytes(bigEndian16(reader));
    if (reader.failed) return garbled('IPP answer ends inside an attribute');
    if (tag === ippTag.beginCollection) depth += 1;
    if (tag === ippTag.endCollection) depth -= 1;
    if (depth < 0 || depth > limit.depth) return garbled('IPP collections do not nest');
    const inside = depth > 0 || tag === ippTag.endCollection;
    if (inside || group !== ippTag.printerGroup) continue;
    if (ownName !== '') name = ownName;
    if (name === '') return garbled('IPP value without a name');
    const values = found.get(name) ?? [];
    if (values.length >= limit.values || found.size > limit.attributes) {
      return garbled('IPP answer with attributes without end');
    }
    const understood = valueOf(tag, value);
    if (understood !== null) values.push(understood);
    found.set(name, values);
  }
  return garbled('IPP answer without an end');
}

function valueOf(tag: number, bytes: Uint8Array): IppValue | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (tag) {
    case ippTag.integer:
    case ippTag.enumeration:
      return bytes.length === 4 ? view.getInt32(0) : null;
    case ippTag.boolean:
      return bytes.length === 1 ? view.getUint8(0) !== 0 : null;
    case ippTag.textWithLanguage:
    case ippTag.nameWithLanguage: {
      // RFC 8010 section 3.9: language with its length, then text with its length.
      const inner = new ByteReader(bytes);
      inner.bytes(bigEndian16(inner));
      const text = inner.bytes(bigEndian16(inner));
      return inner.failed ? null : utf8Text(text);
    }
    case ippTag.octetString:
      return textOf(bytes);
    case ippTag.text:
    case ippTag.name:
      return utf8Text(bytes);
    default:
      // 0x44 to 0x49 are all ASCII: keyword, URI, scheme, charset, language, MIME type.
      return tag >= ippTag.keyword && tag <= ippTag.mimeType ? textOf(bytes) : null;
  }
}

function bigEndian16(reader: ByteReader): number {
  const high = reader.u8();
  return high * 0x100 + reader.u8();
}

function garbled(detail: string): Result<never, DeviceFault> {
  return err(fault('device/garbled', detail));
}
