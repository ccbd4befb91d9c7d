import type { BlockMedium } from './block-medium.ts';

function letters(text: string, length: number): number[] {
  return Array.from({ length }, (_unused, index) =>
    index < text.length ? text.charCodeAt(index) & 0x7f : 0x20,
  );
}

/** Standard INQUIRY data (SPC-4 section 6.6.2), as a stick sends them. */
export function inquiryData(drive: {
  readonly maker: string;
  readonly model: string;
  readonly firmware: string;
  readonly removable: boolean;
}): Uint8Array {
  return Uint8Array.from([
    ...[0x00, drive.removable ? 0x80 : 0x00, 0x06, 0x02, 31, 0, 0, 0],
    ...letters(drive.maker, 8),
    ...letters(drive.model, 16),
    ...letters(drive.firmware, 4),
  ]);
}

export function unitSerialPage(serial: string): Uint8Array {
  return Uint8Array.from([0, 0x80, 0, serial.length, ...letters(serial, serial.length)]);
}

export function capacity10({ blocks, blockSize }: BlockMedium): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, Math.min(blocks - 1, 0xffff_ffff));
  view.setUint32(4, blockSize);
  return new Uint8Array(view.buffer);
}

export function capacity16({ blocks, blockSize }: BlockMedium): Uint8Array {
  const view = new DataView(new ArrayBuffer(32));
  view.setBigUint64(0, BigInt(blocks - 1));
  view.setUint32(8, blockSize);
  return new Uint8Array(view.buffer);
}

/** Mode parameter header(6) without pages (SPC-4 section 7.5.5). */
export function modeHeader(writeProtected: boolean): Uint8Array {
  return Uint8Array.of(3, 0, writeProtected ? 0x80 : 0x00, 0);
}
