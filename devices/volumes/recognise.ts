import { recogniseBitlocker, recogniseCoreStorage, recogniseLuks } from './encrypted.ts';
import { recogniseExfat, recogniseFat } from './fat.ts';
import { recogniseNtfs, recogniseRefs } from './ntfs.ts';
import { recogniseOptical } from './optical.ts';
import { says } from './peek.ts';
import {
  recogniseApfs,
  recogniseBtrfs,
  recogniseExt,
  recogniseHfsPlus,
  recogniseXfs,
} from './unix.ts';
import { volume, type Volume } from './volume.ts';

/** BitLocker stands before FAT, which BitLocker To Go pretends to be. */
const recognisers: readonly ((head: Uint8Array) => Volume | null)[] = [
  recogniseBitlocker,
  recogniseLuks,
  recogniseCoreStorage,
  recogniseExfat,
  recogniseNtfs,
  recogniseRefs,
  recogniseFat,
  recogniseApfs,
  recogniseHfsPlus,
  recogniseExt,
  recogniseXfs,
  recogniseBtrfs,
  recogniseOptical,
  (head) => (says(head, 512, 'LABELONE') ? volume('LVM') : null),
];

/**
 * What the first `headLength` bytes are the beginning of, or null when nothing that we know. Total:
 * any bytes, of any length. Labels are not read: they may be somebody's name.
 */
export function recognise(head: Uint8Array): Volume | null {
  for (const one of recognisers) {
    const found = one(head);
    if (found !== null) return found;
  }
  return null;
}
