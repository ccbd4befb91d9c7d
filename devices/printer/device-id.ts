import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { cleanText } from '../../shared/base/untrusted-text.ts';

/** What a printer says of itself in its IEEE 1284 device id; null for what it leaves out. */
export interface PrinterIdentity {
  readonly maker: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  /** The languages that it prints, in capitals. */
  readonly languages: readonly string[];
}

const limit = { bytes: 4096, pairs: 64, languages: 24, text: 80 } as const;

/** Long and short names of the same key, IEEE 1284-2000 section 7.6 and what makers made of it. */
const names = {
  maker: ['MFG', 'MANUFACTURER'],
  model: ['MDL', 'MODEL'],
  serial: ['SN', 'SERN', 'SERIALNUMBER'],
  languages: ['CMD', 'COMMAND SET'],
} as const;

/**
 * The answer to GET_DEVICE_ID, USB Printer Class 1.1 section 4.2.1: two bytes of length (most
 * significant first, themselves included) and the text. Many printers lie about the length: the text
 * that came is what counts.
 */
export function parseDeviceIdReply(bytes: Uint8Array): Result<PrinterIdentity, DeviceFault> {
  if (bytes.length < 2) return err(fault('device/garbled', `device id of ${bytes.length} bytes`));
  const declared = (bytes[0] ?? 0) * 0x100 + (bytes[1] ?? 0);
  const end = declared > 2 && declared < bytes.length ? declared : bytes.length;
  return parseDeviceId(bytes.subarray(2, end));
}

/** The text of a device id, as the kernel shows it in `ieee1284_id`: `KEY:value;KEY:value;`. */
export function parseDeviceId(bytes: Uint8Array): Result<PrinterIdentity, DeviceFault> {
  const text = Array.from(bytes.subarray(0, limit.bytes), (byte) => String.fromCharCode(byte)).join(
    '',
  );
  const pairs = new Map<string, string>();
  for (const part of text.split(';').slice(0, limit.pairs)) {
    const colon = part.indexOf(':');
    const key = part.slice(0, Math.max(0, colon)).trim().toUpperCase();
    if (key !== '' && !pairs.has(key)) pairs.set(key, part.slice(colon + 1));
  }
  const value = (keys: readonly string[]) => {
    const found = keys.map((key) => pairs.get(key)).find((one) => one !== undefined);
    const clean = found === undefined ? '' : cleanText(found, limit.text);
    return clean === '' ? null : clean;
  };
  const maker = value(names.maker);
  const model = value(names.model);
  if (maker === null && model === null) {
    return err(fault('device/garbled', `device id without maker and model, ${bytes.length} bytes`));
  }
  return ok({ maker, model, serial: value(names.serial), languages: languagesOf(pairs) });
}

function languagesOf(pairs: ReadonlyMap<string, string>): readonly string[] {
  const told = names.languages.map((key) => pairs.get(key)).find((one) => one !== undefined) ?? '';
  const clean = told
    .split(',')
    .slice(0, limit.languages)
    .map((one) => cleanText(one, 40).toUpperCase());
  return [...new Set(clean.filter((one) => one !== ''))];
}

/** Languages that a computer knows without a driver of the maker, at the beginning of their names. */
const common = ['PCL', 'PJL', 'PS', 'POSTSCRIPT', 'BRSCRIPT', 'URF', 'PWG', 'PDF', 'APPLERASTER'];
const control = new Set(['PJL']);

/**
 * Whether a computer can print on it without the maker's own driver; null when it names no language.
 * Languages that only control the printer (PJL) print nothing.
 */
export function knowsCommonLanguage(languages: readonly string[]): boolean | null {
  const printing = languages.filter((one) => !control.has(one));
  if (printing.length === 0) return null;
  return printing.some((one) => common.some((name) => one.startsWith(name)));
}
