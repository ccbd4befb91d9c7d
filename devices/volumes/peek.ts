/**
 * Reads of numbers and letters anywhere in bytes that may end anywhere: beyond the end there are
 * zeros. So that recognising never throws and a structure that is cut off looks like none.
 */
export function u8(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

export function le16(bytes: Uint8Array, at: number): number {
  return u8(bytes, at) + u8(bytes, at + 1) * 0x100;
}

export function le32(bytes: Uint8Array, at: number): number {
  return le16(bytes, at) + le16(bytes, at + 2) * 0x1_0000;
}

/** Exact up to 2⁵³; larger values are only good for saying that they are too large. */
export function le64(bytes: Uint8Array, at: number): number {
  return le32(bytes, at) + le32(bytes, at + 4) * 0x1_0000_0000;
}

export function be16(bytes: Uint8Array, at: number): number {
  return u8(bytes, at) * 0x100 + u8(bytes, at + 1);
}

export function be32(bytes: Uint8Array, at: number): number {
  return be16(bytes, at) * 0x1_0000 + be16(bytes, at + 2);
}

/** Whether these ASCII letters stand there. */
export function says(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

/** The 32 hexadecimal digits of a GUID as it lies on disk. */
export function guidDigits(bytes: Uint8Array, at: number): string {
  return Array.from({ length: 16 }, (_unused, index) =>
    u8(bytes, at + index)
      .toString(16)
      .padStart(2, '0'),
  ).join('');
}

/** Whether every byte is the same one. */
export function isUniform(bytes: Uint8Array): boolean {
  const first = bytes[0];
  for (const byte of bytes) if (byte !== first) return false;
  return true;
}

/** Whether there is nothing: all zero, or all one bits as erased flash has. */
export function isEmpty(bytes: Uint8Array): boolean {
  return isUniform(bytes) && (bytes[0] === 0x00 || bytes[0] === 0xff);
}
