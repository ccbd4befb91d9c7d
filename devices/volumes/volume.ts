/** What the first bytes of a partition, or of a whole drive without partitions, say. */
export interface Volume {
  /** As technicians call it: `FAT32`, `NTFS`, `LUKS 2`. A name of ours, never a text of the device. */
  readonly fileSystem: string;
  readonly encryption: Encryption | null;
  /** Not closed properly, or with errors noted by itself; null when it does not tell. */
  readonly dirty: boolean | null;
  /** What opens it is not where it should be: nobody can open it as it is. */
  readonly damaged: boolean;
  /** One more place that knows more; when it cannot be read, the volume stays as it is here. */
  readonly more: More | null;
}

export type Encryption = 'BitLocker' | 'LUKS' | 'FileVault';

export interface More {
  /** From the start of the volume. */
  readonly offset: number;
  readonly length: number;
  readonly conclude: (bytes: Uint8Array) => Volume;
}

/** So much of the beginning is looked at: the superblock of Btrfs, at 64 kB, stands furthest in. */
export const headLength = 68 * 1024;

export function volume(
  fileSystem: string,
  rest: Partial<Pick<Volume, 'encryption' | 'dirty' | 'damaged' | 'more'>> = {},
): Volume {
  return { fileSystem, encryption: null, dirty: null, damaged: false, more: null, ...rest };
}
