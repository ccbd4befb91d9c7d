/** The few blocks of 512 bytes in which a drive differs from zero. */
export type Image = Map<number, Uint8Array>;

const blockSize = 512;
const partitionStart = 2048;
/** MBR types: 0x07 is NTFS and exFAT, 0x0c FAT32 with LBA, 0x83 Linux. */
const partitionType = { fat32: 0x0c, windows: 0x07, linux: 0x83 } as const;

/** Writes a little-endian number into a block of an image. */
function put(image: Image, lba: number, at: number, value: number | bigint, length: number): void {
  const block = image.get(lba) ?? new Uint8Array(blockSize);
  image.set(lba, block);
  for (let index = 0; index < length; index += 1) {
    block[at + index] = Number((BigInt(value) >> BigInt(8 * index)) & 0xffn);
  }
}

function text(image: Image, lba: number, at: number, letters: string): void {
  for (let index = 0; index < letters.length; index += 1) {
    put(image, lba, at + index, letters.charCodeAt(index), 1);
  }
}

/** A drive with one partition from the first megabyte on. */
function partitioned(blocks: number, type: number): Image {
  const image: Image = new Map();
  put(image, 0, 446 + 4, type, 1);
  put(image, 0, 446 + 8, partitionStart, 4);
  put(image, 0, 446 + 12, blocks - partitionStart, 4);
  put(image, 0, 440, 0x4c41_4230, 4);
  put(image, 0, 510, 0xaa55, 2);
  return image;
}

export function fat32Image(blocks: number, { dirty = false } = {}): Image {
  const image = partitioned(blocks, partitionType.fat32);
  const start = partitionStart;
  const perCluster = 64;
  const reserved = 32;
  const fatSize = Math.ceil((((blocks - start) / perCluster) * 4) / blockSize);
  put(image, start, 0, 0x9058eb, 3);
  text(image, start, 3, 'MSDOS5.0');
  put(image, start, 11, blockSize, 2);
  put(image, start, 13, perCluster, 1);
  put(image, start, 14, reserved, 2);
  put(image, start, 16, 2, 1);
  put(image, start, 21, 0xf8, 1);
  put(image, start, 32, blocks - start, 4);
  put(image, start, 36, fatSize, 4);
  put(image, start, 44, 2, 4);
  put(image, start, 65, dirty ? 1 : 0, 1);
  text(image, start, 82, 'FAT32   ');
  put(image, start, 510, 0xaa55, 2);
  for (const copy of [0, 1]) {
    const fat = start + reserved + copy * fatSize;
    put(image, fat, 0, 0x0fff_fff8, 4);
    put(image, fat, 4, 0x0fff_ffff, 4);
    put(image, fat, 8, 0x0fff_ffff, 4);
  }
  return image;
}

export function exfatImage(blocks: number, { dirty = false } = {}): Image {
  const image = partitioned(blocks, partitionType.windows);
  put(image, partitionStart, 0, 0x9076eb, 3);
  text(image, partitionStart, 3, 'EXFAT   ');
  put(image, partitionStart, 72, blocks - partitionStart, 8);
  put(image, partitionStart, 106, dirty ? 2 : 0, 2);
  put(image, partitionStart, 510, 0xaa55, 2);
  return image;
}

export function ntfsImage(blocks: number, { dirty = false } = {}): Image {
  const image = partitioned(blocks, partitionType.windows);
  const perCluster = 8;
  const masterFileTable = 4;
  put(image, partitionStart, 0, 0x9052eb, 3);
  text(image, partitionStart, 3, 'NTFS    ');
  put(image, partitionStart, 11, blockSize, 2);
  put(image, partitionStart, 13, perCluster, 1);
  put(image, partitionStart, 48, masterFileTable, 8);
  put(image, partitionStart, 64, 0xf6, 1); // records of 2^10 bytes
  put(image, partitionStart, 510, 0xaa55, 2);
  // Record 3 is $Volume; of its attributes only $VOLUME_INFORMATION is here.
  const record = partitionStart + masterFileTable * perCluster + 3 * 2;
  text(image, record, 0, 'FILE');
  put(image, record, 20, 0x38, 2);
  put(image, record, 0x38, 0x70, 4);
  put(image, record, 0x38 + 4, 0x28, 4);
  put(image, record, 0x38 + 16, 12, 4);
  put(image, record, 0x38 + 20, 0x18, 2);
  put(image, record, 0x38 + 0x18 + 8, 0x0103, 2);
  put(image, record, 0x38 + 0x18 + 10, dirty ? 1 : 0, 2);
  put(image, record, 0x38 + 0x28, 0xffff_ffff, 4);
  return image;
}

export function luks2Image(blocks: number): Image {
  const image = partitioned(blocks, partitionType.linux);
  text(image, partitionStart, 0, 'LUKS');
  put(image, partitionStart, 4, 0xbeba, 2);
  put(image, partitionStart, 6, 0x0200, 2);
  return image;
}

export function bitlockerImage(blocks: number): Image {
  const image = partitioned(blocks, partitionType.windows);
  const metadata = 0x2_0000;
  put(image, partitionStart, 0, 0x9058eb, 3);
  text(image, partitionStart, 3, '-FVE-FS-');
  put(image, partitionStart, 11, blockSize, 2);
  put(image, partitionStart, 13, 8, 1);
  // {4967d63b-2e29-4ad8-8399-f6a339e3d001}, as it lies on disk.
  put(image, partitionStart, 0xa0, 0x01d0_e339_a3f6_9983_4ad8_2e29_4967_d63bn, 16);
  put(image, partitionStart, 0xb0, metadata, 8);
  put(image, partitionStart, 510, 0xaa55, 2);
  text(image, partitionStart + metadata / blockSize, 0, '-FVE-FS-');
  return image;
}
