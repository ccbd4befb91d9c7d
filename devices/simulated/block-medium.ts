/** What a simulated drive has inside: blocks by number. */
export interface BlockMedium {
  readonly blockSize: number;
  /** How many it says that it has. */
  readonly blocks: number;
  /** The bytes of some blocks, or null when one of them cannot be read. */
  read(lba: number, count: number): Uint8Array | null;
}

export interface SparseOptions {
  readonly blocks: number;
  readonly blockSize?: number;
  /** Block by block; all others are zero. */
  readonly contents: ReadonlyMap<number, Uint8Array>;
  /** A fake: has only so many blocks and begins again. */
  readonly repeatsAfter?: number;
  readonly isUnreadable?: (lba: number) => boolean;
}

/** A large drive of a few blocks. */
export function sparseMedium(options: SparseOptions): BlockMedium {
  const { blocks, blockSize = 512, contents, repeatsAfter = blocks, isUnreadable } = options;
  return {
    blockSize,
    blocks,
    read(lba, count) {
      const bytes = new Uint8Array(count * blockSize);
      for (let index = 0; index < count; index += 1) {
        const block = lba + index;
        if (isUnreadable?.(block) === true) return null;
        const content = contents.get(block % repeatsAfter);
        if (content !== undefined) bytes.set(content.subarray(0, blockSize), index * blockSize);
      }
      return bytes;
    },
  };
}
