import { be16, be32, le16, le32, says } from './peek.ts';
import { volume, type Volume } from './volume.ts';

const superblock = 1024;

/** ext2, 3 and 4: the superblock of the kernel's Documentation/filesystems/ext4/super.rst. */
export function recogniseExt(head: Uint8Array): Volume | null {
  if (le16(head, superblock + 0x38) !== 0xef53) return null;
  const state = le16(head, superblock + 0x3a);
  const compatible = le32(head, superblock + 0x5c);
  const incompatible = le32(head, superblock + 0x60);
  const readOnlyCompatible = le32(head, superblock + 0x64);
  // Features that ext3 does not know: extents, 64 bit, flexible groups; huge files and later.
  const four = (incompatible & ~0x1f) !== 0 || (readOnlyCompatible & ~0x07) !== 0;
  const three = (compatible & 0x04) !== 0;
  const clean = (state & 0x01) !== 0;
  const errors = (state & 0x02) !== 0;
  const needsJournal = (incompatible & 0x04) !== 0;
  return volume(four ? 'ext4' : three ? 'ext3' : 'ext2', {
    dirty: !clean || errors || needsJournal,
  });
}

export function recogniseXfs(head: Uint8Array): Volume | null {
  return says(head, 0, 'XFSB') ? volume('XFS') : null;
}

/** The superblock of Btrfs stands at 64 kB, its name 64 bytes into it. */
export function recogniseBtrfs(head: Uint8Array): Volume | null {
  return says(head, 0x1_0040, '_BHRfS_M') ? volume('Btrfs') : null;
}

/** HFS+ and HFSX: Apple Technical Note TN1150, "Volume Header". */
export function recogniseHfsPlus(head: Uint8Array): Volume | null {
  const signature = be16(head, superblock);
  if (signature !== 0x482b && signature !== 0x4858) return null;
  const attributes = be32(head, superblock + 4);
  const unmounted = (attributes & 0x100) !== 0;
  const inconsistent = (attributes & 0x800) !== 0;
  return volume('HFS+', { dirty: !unmounted || inconsistent });
}

/** Apple File System Reference (2020), nx_superblock_t: magic, and the range of the key bag. */
const apfs = { magicAt: 32, keyBagBlocksAt: 0x518 } as const;

/** A container with a key bag has volumes that are encrypted in software: FileVault. */
export function recogniseApfs(head: Uint8Array): Volume | null {
  if (!says(head, apfs.magicAt, 'NXSB')) return null;
  const keyBag = le32(head, apfs.keyBagBlocksAt) !== 0;
  return volume('APFS', { encryption: keyBag ? 'FileVault' : null });
}
