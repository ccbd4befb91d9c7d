import { hasBootSignature } from './fat.ts';
import { le32, u8 } from './peek.ts';

/** One entry of a partition table; blocks are logical blocks of the drive. */
export interface Partition {
  readonly firstBlock: number;
  readonly blocks: number;
}

export interface MbrEntry extends Partition {
  readonly type: number;
}

/** Master boot record, UEFI 2.10 section 5.2.1: four entries of 16 bytes from 446 on. */
const entriesAt = 446;
const entryLength = 16;

export const protectiveType = 0xee;
const extendedTypes = [0x05, 0x0f, 0x85];
export const isExtended = ({ type }: MbrEntry): boolean => extendedTypes.includes(type);

/** The used entries, or null when this is no partition table. */
export function parseMbr(sector: Uint8Array): readonly MbrEntry[] | null {
  if (!hasBootSignature(sector)) return null;
  const entries: MbrEntry[] = [];
  for (let index = 0; index < 4; index += 1) {
    const at = entriesAt + index * entryLength;
    const status = u8(sector, at);
    // Code of a boot sector stands where the entries would be: not 0 and not 0x80.
    if (status !== 0 && status !== 0x80) return null;
    const type = u8(sector, at + 4);
    const firstBlock = le32(sector, at + 8);
    const blocks = le32(sector, at + 12);
    if (type !== 0 && blocks > 0) entries.push({ type, firstBlock, blocks });
  }
  return entries;
}
