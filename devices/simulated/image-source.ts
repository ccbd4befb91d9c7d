import { ok } from '../../shared/base/result.ts';
import type { ByteSource } from '../volumes/layout.ts';
import type { BlockMedium } from './block-medium.ts';

/** The bytes of a simulated medium without any transport. */
export function mediumBytes(medium: BlockMedium): ByteSource {
  const { blocks, blockSize } = medium;
  return {
    blocks,
    blockSize,
    async read(offset, length) {
      const first = Math.floor(offset / blockSize);
      const end = Math.ceil((offset + length) / blockSize);
      if (!(length > 0 && offset >= 0) || end > blocks) return ok(null);
      const start = offset - first * blockSize;
      return ok(medium.read(first, end - first)?.slice(start, start + length) ?? null);
    },
  };
}
