/**
 * The programs that make and judge the disk images of test/integration/drive-images.test.ts, with the
 * Debian package of each.
 */
export const driveImageTools: Readonly<Record<string, string>> = {
  blkid: 'util-linux',
  sfdisk: 'fdisk',
  sgdisk: 'gdisk',
  'mkfs.vfat': 'dosfstools',
  'fsck.vfat': 'dosfstools',
  'mkfs.exfat': 'exfatprogs',
  mkntfs: 'ntfs-3g',
  ntfsfix: 'ntfs-3g',
  ntfsinfo: 'ntfs-3g',
  'mkfs.ext4': 'e2fsprogs',
  debugfs: 'e2fsprogs',
  dumpe2fs: 'e2fsprogs',
  cryptsetup: 'cryptsetup-bin',
  mkudffs: 'udftools',
  genisoimage: 'genisoimage',
};

/** Where Debian keeps them; the PATH of a plain user lacks the first two. */
export const driveImageFolders = ['/usr/sbin', '/sbin', '/usr/bin', '/bin'] as const;
