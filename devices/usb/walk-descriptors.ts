/** One descriptor within a configuration, with the interface setting under which it stands. */
export interface PlacedDescriptor {
  readonly type: number;
  /** The whole descriptor; the first two bytes are length and type. */
  readonly bytes: Uint8Array;
  readonly under: InterfaceSetting;
}

export interface InterfaceSetting {
  readonly number: number;
  readonly alternate: number;
  readonly classCode: number;
  readonly subclass: number;
  readonly protocol: number;
}

/** Longer chains are no device's (a webcam with many formats has about 200). */
const most = { bytes: 65_536, descriptors: 4096 } as const;
const interfaceType = 4;

/**
 * All descriptors that follow an interface descriptor, in their order (USB 2.0 section 9.5). `bytes`
 * are the device descriptor and its configurations as Linux gives them. Total: ends at the first
 * descriptor that does not fit.
 */
export function walkDescriptors(bytes: Uint8Array): readonly PlacedDescriptor[] {
  const placed: PlacedDescriptor[] = [];
  let under: InterfaceSetting | null = null;
  const end = Math.min(bytes.length, most.bytes);
  for (let offset = 0; offset + 2 <= end && placed.length < most.descriptors;) {
    const length = bytes[offset] ?? 0;
    if (length < 2 || offset + length > end) break;
    const one = bytes.subarray(offset, offset + length);
    const type = one[1] ?? 0;
    if (type === interfaceType && length >= 9) {
      under = {
        number: one[2] ?? 0,
        alternate: one[3] ?? 0,
        classCode: one[5] ?? 0,
        subclass: one[6] ?? 0,
        protocol: one[7] ?? 0,
      };
    } else if (under !== null) {
      placed.push({ type, bytes: one, under });
    }
    offset += length;
  }
  return placed;
}

/** A little-endian number of 1 to 4 bytes; 0 past the end. */
export function numberAt(bytes: Uint8Array, offset: number, size: 1 | 2 | 3 | 4): number {
  let value = 0;
  for (let index = size - 1; index >= 0; index -= 1) {
    value = value * 0x100 + (bytes[offset + index] ?? 0);
  }
  return value;
}
