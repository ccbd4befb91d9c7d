import { says } from './peek.ts';
import { volume, type Volume } from './volume.ts';

/** Volume descriptors begin at sector 16 of 2048 bytes (ECMA-119 section 6.2.1, ECMA-167 part 2). */
const firstDescriptor = 16 * 2048;
const mostDescriptors = 16;

export function recogniseOptical(head: Uint8Array): Volume | null {
  let iso = false;
  for (let index = 0; index < mostDescriptors; index += 1) {
    const at = firstDescriptor + index * 2048;
    // The bridge discs have both; what is written later (UDF) has more to say.
    if (says(head, at + 1, 'NSR02') || says(head, at + 1, 'NSR03')) return volume('UDF');
    iso ||= index === 0 && says(head, at + 1, 'CD001');
  }
  return iso ? volume('ISO 9660') : null;
}
