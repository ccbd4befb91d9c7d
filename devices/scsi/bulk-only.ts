/**
 * The two wrappers of USB Mass Storage Class, Bulk-Only Transport 1.0 (usb.org, 1999): the command
 * block wrapper of section 5.1 and the command status wrapper of section 5.2. Little-endian.
 */
export const commandWrapperLength = 31;
export const statusWrapperLength = 13;

const commandSignature = 0x4342_5355; // 'USBC', section 5.1
const statusSignature = 0x5342_5355; // 'USBS', section 5.2
const directionIn = 0x80; // bmCBWFlags bit 7, section 5.1

/** Class requests, section 3; both to the interface. */
export const classRequest = { reset: 0xff, getMaxLun: 0xfe } as const;

/** One command. There is no direction but in: what cannot be said cannot be written. */
export interface CommandWrapper {
  readonly tag: number;
  readonly lun: number;
  /** 1 to 16 bytes. */
  readonly cdb: Uint8Array;
  /** How many bytes of data are expected; 0 for a command without a data phase. */
  readonly dataLength: number;
}

export function encodeCommandWrapper({ tag, lun, cdb, dataLength }: CommandWrapper): Uint8Array {
  const view = new DataView(new ArrayBuffer(commandWrapperLength));
  view.setUint32(0, commandSignature, true);
  view.setUint32(4, tag, true);
  view.setUint32(8, dataLength, true);
  view.setUint8(12, dataLength > 0 ? directionIn : 0);
  view.setUint8(13, lun & 0x0f);
  view.setUint8(14, Math.min(cdb.length, 16));
  const bytes = new Uint8Array(view.buffer);
  bytes.set(cdb.subarray(0, 16), 15);
  return bytes;
}

/** How a command ended. `phase-error` asks for Reset Recovery (section 5.3.3.1). */
export type CommandStatus = 'passed' | 'failed' | 'phase-error';

export interface StatusWrapper {
  readonly status: CommandStatus;
  /** How many of the expected bytes the device did not process. */
  readonly residue: number;
}

const statuses: Readonly<Record<number, CommandStatus>> = {
  0: 'passed',
  1: 'failed',
  2: 'phase-error',
};

/** A status wrapper that is valid and meaningful for this command (section 6.3), or null. Total. */
export function parseStatusWrapper(
  bytes: Uint8Array,
  expected: { readonly tag: number; readonly dataLength: number },
): StatusWrapper | null {
  if (bytes.length !== statusWrapperLength) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const status = statuses[view.getUint8(12)];
  const residue = view.getUint32(8, true);
  if (view.getUint32(0, true) !== statusSignature || view.getUint32(4, true) !== expected.tag) {
    return null;
  }
  if (status === undefined) return null;
  if (status !== 'phase-error' && residue > expected.dataLength) return null;
  return { status, residue };
}
