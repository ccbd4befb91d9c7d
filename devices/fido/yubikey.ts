import { ByteReader } from '../usb/byte-reader.ts';

export const yubico = 0x1050;

/**
 * The interfaces that a YubiKey shows by its product number: Yubico, "YubiKey USB ID values"
 * (support.yubico.com), and usb.ids.
 */
const products: Readonly<Record<number, string>> = {
  0x0010: 'OTP',
  0x0110: 'OTP',
  0x0111: 'OTP, CCID',
  0x0112: 'CCID',
  0x0113: 'U2F',
  0x0114: 'OTP, U2F',
  0x0115: 'U2F, CCID',
  0x0116: 'OTP, U2F, CCID',
  0x0120: 'U2F',
  0x0401: 'OTP',
  0x0402: 'FIDO',
  0x0403: 'OTP, FIDO',
  0x0404: 'CCID',
  0x0405: 'OTP, CCID',
  0x0406: 'FIDO, CCID',
  0x0407: 'OTP, FIDO, CCID',
  0x0410: 'OTP, FIDO',
};

/** The interfaces by product number, or null for a product that is not in the list. */
export function yubikeyInterfaces(productId: number): string | null {
  return products[productId] ?? null;
}

/** Yubico's own CTAPHID command that reads the configuration; 0x43 would write it and is not here. */
export const readConfigCommand = 0x42;
/** The first page of the configuration. */
export const readConfigPayload = Uint8Array.of(0);

/** Form factors of Yubico's management application, low seven bits. */
const formFactors: readonly (string | null)[] = [
  null,
  'USB-A',
  'USB-A nano',
  'USB-C',
  'USB-C nano',
  'USB-C and Lightning',
  'USB-A with fingerprint',
  'USB-C with fingerprint',
];

export interface YubikeyConfig {
  readonly firmware: string | null;
  readonly formFactor: string | null;
  readonly fips: boolean | null;
  /** The serial number as printed on the key. */
  readonly serial: string | null;
}

const tag = { serial: 0x02, formFactor: 0x04, version: 0x05 } as const;

/**
 * The configuration as Yubico's management application tells it: a length, then tag, length, value.
 * Total: what is cut off or of another length counts as absent.
 */
export function parseYubikeyConfig(reply: Uint8Array): YubikeyConfig {
  const reader = new ByteReader(reply.subarray(1, 1 + (reply[0] ?? 0)));
  let firmware: string | null = null;
  let formFactor: string | null = null;
  let fips: boolean | null = null;
  let serial: string | null = null;
  while (reader.left >= 2 && !reader.failed) {
    const which = reader.u8();
    const value = reader.bytes(reader.u8());
    if (which === tag.version && value.length === 3) firmware = value.join('.');
    if (which === tag.formFactor && value.length === 1) {
      const code = value[0] ?? 0;
      formFactor = formFactors[code & 0x7f] ?? null;
      fips = (code & 0x80) !== 0;
    }
    if (which === tag.serial && value.length === 4) {
      serial = String(new DataView(value.buffer, value.byteOffset, 4).getUint32(0));
    }
  }
  return { firmware, formFactor, fips, serial };
}

/** The release number 0x0543 of the device descriptor, shown as `5.43`, means firmware 5.4.3. */
export function firmwareOfRelease(release: string): string | null {
  const match = /^([1-9])\.([0-9])([0-9])$/u.exec(release);
  return match === null ? null : match.slice(1).join('.');
}
