import { crc32 } from './crc32.ts';
import type { Partition } from './mbr.ts';
import { isEmpty, le32, le64, says } from './peek.ts';

/** GPT header, UEFI 2.10 section 5.3.2. */
export interface GptHeader {
  readonly own: number;
  readonly other: number;
  readonly entriesAt: number;
  readonly entryCount: number;
  readonly entryLength: number;
  readonly entriesCrc: number;
}

const signature = 'EFI PART';
const smallestHeader = 92;
/** 128 entries of 128 bytes is what everybody writes; eight times as much is read at most. */
const longestEntries = 131_072;

/** Whether anything that calls itself a GPT header stands here. */
export function isGptHeader(block: Uint8Array): boolean {
  return says(block, 0, signature);
}

/** A header whose own CRC is right, or null. Total. */
export function parseGptHeader(block: Uint8Array): GptHeader | null {
  const length = le32(block, 12);
  if (!isGptHeader(block) || length < smallestHeader || length > block.length) return null;
  const copy = block.slice(0, length);
  // The CRC is taken with its own field as zero.
  copy.fill(0, 16, 20);
  if (crc32(copy) !== le32(block, 16)) return null;
  const header = {
    own: le64(block, 24),
    other: le64(block, 32),
    entriesAt: le64(block, 72),
    entryCount: le32(block, 80),
    entryLength: le32(block, 84),
    entriesCrc: le32(block, 88),
  };
  const sane =
    header.entryLength >= 128 &&
    header.entryCount * header.entryLength <= longestEntries &&
    Number.isSafeInteger(header.entriesAt) &&
    Number.isSafeInteger(header.other);
  return sane ? header : null;
}

/** Whether the entries are those that the header was written with. */
export function entriesMatch(
  { entriesCrc, entryCount, entryLength }: GptHeader,
  bytes: Uint8Array,
) {
  const length = entryCount * entryLength;
  return bytes.length >= length && crc32(bytes.subarray(0, length)) === entriesCrc;
}

/** The used entries (section 5.3.3). Their names are not read: they may be somebody's. */
export function parseGptEntries(
  { entryCount, entryLength }: GptHeader,
  bytes: Uint8Array,
): readonly Partition[] {
  const partitions: Partition[] = [];
  for (let index = 0; index < entryCount; index += 1) {
    const at = index * entryLength;
    if (at + 128 > bytes.length) break;
    if (isEmpty(bytes.subarray(at, at + 16))) continue;
    const firstBlock = le64(bytes, at + 32);
    const blocks = le64(bytes, at + 40) - firstBlock + 1;
    if (Number.isSafeInteger(firstBlock) && Number.isSafeInteger(blocks) && blocks > 0) {
      partitions.push({ firstBlock, blocks });
    }
  }
  return partitions;
}
