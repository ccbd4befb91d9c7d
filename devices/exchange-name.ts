import { headerLength, parseHeader } from './adb/message.ts';
import { operation } from './mtp/codes.ts';
import { containerHeaderLength } from './mtp/container.ts';
import type { Exchange } from './port.ts';
import { commandWrapperLength } from './scsi/bulk-only.ts';
import { le16, le32 } from './volumes/peek.ts';

/** Standard requests, USB 2.0 table 9-4. */
const standardRequests: Readonly<Record<number, string>> = {
  0x00: 'GET_STATUS',
  0x01: 'CLEAR_FEATURE',
  0x03: 'SET_FEATURE',
  0x06: 'GET_DESCRIPTOR',
  0x08: 'GET_CONFIGURATION',
  0x0a: 'GET_INTERFACE',
  0x0b: 'SET_INTERFACE',
};

/** The commands that are ever sent to a drive (`scsi/commands.ts`), by operation code. */
const scsiCommands: Readonly<Record<number, string>> = {
  0x00: 'TEST UNIT READY',
  0x03: 'REQUEST SENSE',
  0x12: 'INQUIRY',
  0x1a: 'MODE SENSE(6)',
  0x25: 'READ CAPACITY(10)',
  0x28: 'READ(10)',
  0x85: 'ATA PASS-THROUGH(16)',
  0x88: 'READ(16)',
  0x9e: 'SERVICE ACTION IN(16)',
};

const mtpOperations: ReadonlyMap<number, string> = new Map(
  Object.entries(operation).map(([name, code]) => [
    code,
    `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
  ]),
);

/** What an exchange asks, by the name that its document gives it, or null. */
export function exchangeName(exchange: Exchange): string | null {
  switch (exchange.kind) {
    case 'control-in':
    case 'control-out': {
      const { type, request } = exchange.setup;
      return type === 'standard' ? (standardRequests[request] ?? null) : null;
    }
    case 'bulk-out':
      return messageName(exchange.bytes);
    default:
      return null;
  }
}

function messageName(bytes: Uint8Array): string | null {
  const letters = String.fromCharCode(...bytes.subarray(0, 4));
  if (letters === 'USBC' && bytes.length === commandWrapperLength) {
    const code = bytes[15] ?? 0;
    return `SCSI ${scsiCommands[code] ?? `0x${code.toString(16)}`}`;
  }
  if (bytes.length === headerLength && parseHeader(bytes).ok) return `ADB ${letters}`;
  // A command container of MTP: its own length, type 1, then the operation.
  const isCommand =
    bytes.length >= containerHeaderLength &&
    le32(bytes, 0) === bytes.length &&
    le16(bytes, 4) === 1;
  const name = isCommand ? mtpOperations.get(le16(bytes, 6)) : undefined;
  return name === undefined ? null : `MTP ${name}`;
}
