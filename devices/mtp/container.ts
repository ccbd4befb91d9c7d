import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { ByteReader } from '../usb/byte-reader.ts';

/** Generic container of USB still image capture 1.0 section D.7.1: header of 12 bytes, then a body. */
export const containerHeaderLength = 12;

/** More than any dataset that we ask for; a device that promises more is not believed. */
export const longestContainer = 65_536;

export type ContainerType = 'data' | 'response' | 'event';

export interface ContainerHeader {
  /** Header and body together. */
  readonly length: number;
  readonly type: ContainerType;
  /** Operation, response or event code. */
  readonly code: number;
  readonly transaction: number;
}

/** A command container with at most five parameters. */
export function encodeCommand(
  code: number,
  transaction: number,
  parameters: readonly number[],
): Uint8Array {
  const length = containerHeaderLength + 4 * parameters.length;
  const view = new DataView(new ArrayBuffer(length));
  view.setUint32(0, length, true);
  view.setUint16(4, 1, true);
  view.setUint16(6, code, true);
  view.setUint32(8, transaction, true);
  parameters.forEach((value, index) => view.setUint32(12 + 4 * index, value, true));
  return new Uint8Array(view.buffer);
}

const typesByNumber: Readonly<Record<number, ContainerType>> = {
  2: 'data',
  3: 'response',
  4: 'event',
};

/** Parses the first twelve bytes of what a device sends. Total. */
export function parseContainerHeader(bytes: Uint8Array): Result<ContainerHeader, DeviceFault> {
  const reader = new ByteReader(bytes);
  const length = reader.u32();
  const typeNumber = reader.u16();
  const code = reader.u16();
  const transaction = reader.u32();
  const type = typesByNumber[typeNumber];
  if (reader.failed || type === undefined) {
    return err(fault('device/garbled', `container of ${bytes.length} bytes, type ${typeNumber}`));
  }
  if (length < containerHeaderLength || length > longestContainer) {
    return err(fault('device/garbled', `container says it has ${length} bytes`));
  }
  return ok({ length, type, code, transaction });
}
