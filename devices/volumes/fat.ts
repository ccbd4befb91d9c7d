import { le16, le32, says, u8 } from './peek.ts';
import { volume, type Volume } from './volume.ts';

/** Where FAT's boot sector ends (fatgen103, "Boot Sector and BPB", Microsoft 2000). */
const bootSignature = { at: 510, value: 0xaa55 } as const;

export function hasBootSignature(head: Uint8Array): boolean {
  return le16(head, bootSignature.at) === bootSignature.value;
}

const isPowerOfTwo = (value: number) => value > 0 && (value & (value - 1)) === 0;

/** Which FAT a volume has is decided by its number of clusters alone (fatgen103, "FAT Type Determination"). */
const mostClusters = { fat12: 4085, fat16: 65_525 } as const;

/** Bit 0 of the reserved byte after the drive number: Windows NT and Linux set it while mounted. */
const dirtyByte = { fat16: 0x25, fat32: 0x41 } as const;

/** The second entry of the FAT has its bit set when the volume was closed properly (fatgen103, FAT[1]). */
const cleanBit = { fat16: 0x8000, fat32: 0x0800_0000 } as const;

/** FAT12, FAT16 or FAT32, with both marks of a volume that was not closed. */
export function recogniseFat(head: Uint8Array): Volume | null {
  const sector = le16(head, 11);
  const perCluster = u8(head, 13);
  const reserved = le16(head, 14);
  const copies = u8(head, 16);
  const rootEntries = le16(head, 17);
  const media = u8(head, 21);
  const shortSize = le16(head, 22);
  const size = shortSize === 0 ? le32(head, 36) : shortSize;
  const total = le16(head, 19) === 0 ? le32(head, 32) : le16(head, 19);
  const jumps = u8(head, 0) === 0xeb || u8(head, 0) === 0xe9;
  if (!hasBootSignature(head) || !jumps || !(media === 0xf0 || media >= 0xf8)) return null;
  if (![512, 1024, 2048, 4096].includes(sector) || !isPowerOfTwo(perCluster)) return null;
  if (reserved === 0 || copies < 1 || copies > 2 || size === 0) return null;
  const rootSectors = Math.ceil((rootEntries * 32) / sector);
  const clusters = Math.floor((total - reserved - copies * size - rootSectors) / perCluster);
  if (clusters < 1) return null;
  const fatAt = reserved * sector;
  // FAT32 has its size in the long field alone and no root directory of fixed length.
  if (shortSize === 0 && rootEntries === 0) return fat32(head, fatAt);
  return clusters < mostClusters.fat12 ? volume('FAT12') : fat16(head, fatAt);
}

function fat16(head: Uint8Array, fatAt: number): Volume {
  return marked('FAT16', (u8(head, dirtyByte.fat16) & 1) === 1, {
    offset: fatAt + 2,
    length: 2,
    isClean: (entry) => (le16(entry, 0) & cleanBit.fat16) !== 0,
  });
}

function fat32(head: Uint8Array, fatAt: number): Volume {
  return marked('FAT32', (u8(head, dirtyByte.fat32) & 1) === 1, {
    offset: fatAt + 4,
    length: 4,
    isClean: (entry) => (le32(entry, 0) & cleanBit.fat32) !== 0,
  });
}

function marked(
  name: string,
  dirty: boolean,
  entry: {
    readonly offset: number;
    readonly length: number;
    readonly isClean: (bytes: Uint8Array) => boolean;
  },
): Volume {
  if (dirty) return volume(name, { dirty });
  const { offset, length, isClean } = entry;
  const conclude = (bytes: Uint8Array) => volume(name, { dirty: !isClean(bytes) });
  return volume(name, { dirty, more: { offset, length, conclude } });
}

/** exFAT specification (Microsoft, 2019) section 3.1.12: VolumeDirty is bit 1, MediaFailure bit 2. */
export function recogniseExfat(head: Uint8Array): Volume | null {
  if (!says(head, 3, 'EXFAT   ') || !hasBootSignature(head)) return null;
  const flags = le16(head, 106);
  return volume('exFAT', { dirty: (flags & 0b110) !== 0 });
}
