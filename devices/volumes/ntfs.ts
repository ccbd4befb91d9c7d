import { hasBootSignature } from './fat.ts';
import { le16, le32, le64, says, u8 } from './peek.ts';
import { volume, type Volume } from './volume.ts';

/** The record of $Volume in the master file table; its attribute $VOLUME_INFORMATION has the flags. */
const volumeRecord = 3;
const volumeInformation = 0x70;
const dirtyFlag = 0x0001;
const endOfAttributes = 0xffff_ffff;
const largestRecord = 4096;

/** NTFS, and from the record of $Volume (in which its label is not looked at) whether it is dirty. */
export function recogniseNtfs(head: Uint8Array): Volume | null {
  if (!says(head, 3, 'NTFS    ') || !hasBootSignature(head)) return null;
  const sector = le16(head, 11);
  const cluster = sector * scaled(u8(head, 13));
  const perRecord = u8(head, 64);
  const record = perRecord < 0x80 ? perRecord * cluster : 2 ** (0x100 - perRecord);
  const offset = le64(head, 48) * cluster + volumeRecord * record;
  const sane = record >= 256 && record <= largestRecord && Number.isSafeInteger(offset);
  if (!sane || ![512, 1024, 2048, 4096].includes(sector)) return volume('NTFS');
  const conclude = (bytes: Uint8Array) => volume('NTFS', { dirty: isDirty(bytes) });
  return volume('NTFS', { more: { offset, length: record, conclude } });
}

/** Above 0x80 the number of sectors per cluster is a negative exponent of two. */
function scaled(value: number): number {
  return value <= 0x80 ? value : 2 ** (0x100 - value);
}

/**
 * The flags of $VOLUME_INFORMATION, or null when the record is not one. The attribute stands far
 * before the end of the first sector, so the fix-up of its last two bytes changes nothing here.
 */
function isDirty(record: Uint8Array): boolean | null {
  if (!says(record, 0, 'FILE')) return null;
  let at = le16(record, 20);
  for (let count = 0; count < 32 && at + 24 <= record.length; count += 1) {
    const type = le32(record, at);
    const length = le32(record, at + 4);
    if (type === endOfAttributes || length < 24) return null;
    if (type === volumeInformation && u8(record, at + 8) === 0) {
      const content = at + le16(record, at + 20);
      const inside = content + 12 <= record.length && content + 12 <= 510;
      return inside ? (le16(record, content + 10) & dirtyFlag) !== 0 : null;
    }
    at += length;
  }
  return null;
}

/** ReFS has the same place for its name. */
export function recogniseRefs(head: Uint8Array): Volume | null {
  return says(head, 3, 'ReFS\0\0\0\0') ? volume('ReFS') : null;
}
