import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { ByteReader } from '../usb/byte-reader.ts';

/**
 * Messages of the Android Debug Bridge: a header of 24 bytes and a payload (AOSP, packages/modules/adb,
 * docs/dev/protocol.md, "Protocol Overview"). The commands are four letters, little-endian.
 */
export const adbCommand = {
  connect: 0x4e58_4e43,
  auth: 0x4854_5541,
  open: 0x4e45_504f,
  okay: 0x5941_4b4f,
  write: 0x4554_5257,
  close: 0x4553_4c43,
} as const;

/** First argument of AUTH, the same document, "AUTH". */
export const authType = { token: 1, signature: 2, publicKey: 3 } as const;

/** The version that need not have checksums (A_VERSION_SKIP_CHECKSUM); we send them all the same. */
export const adbVersion = 0x0100_0001;

export const headerLength = 24;

/** What we take in one message; a peer may not send more than CNXN offers it. */
export const longestPayload = 65_536;

/** The token of AUTH is a SHA-1's length, "AUTH". */
export const tokenLength = 20;

export interface AdbHeader {
  readonly command: number;
  readonly first: number;
  readonly second: number;
  readonly payloadLength: number;
}

/** The header of a message with this payload. */
export function encodeHeader(
  command: number,
  first: number,
  second: number,
  payload: Uint8Array,
): Uint8Array {
  const view = new DataView(new ArrayBuffer(headerLength));
  view.setUint32(0, command, true);
  view.setUint32(4, first, true);
  view.setUint32(8, second, true);
  view.setUint32(12, payload.length, true);
  // Called a CRC, but it is the sum of all bytes.
  view.setUint32(
    16,
    payload.reduce((sum, byte) => sum + byte, 0),
    true,
  );
  view.setUint32(20, ~command, true);
  return new Uint8Array(view.buffer);
}

/** Parses a header. Total; the last field proves that it is one: the command with every bit turned. */
export function parseHeader(bytes: Uint8Array): Result<AdbHeader, DeviceFault> {
  const reader = new ByteReader(bytes);
  const command = reader.u32();
  const first = reader.u32();
  const second = reader.u32();
  const payloadLength = reader.u32();
  reader.u32(); // checksum, not sent by newer peers
  const magic = reader.u32();
  if (reader.failed || magic !== ~command >>> 0) {
    return err(fault('device/garbled', `${bytes.length} bytes are no header of an ADB message`));
  }
  return ok({ command, first, second, payloadLength });
}
