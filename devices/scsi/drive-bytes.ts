import type { DeviceFault } from '../../shared/base/fault.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { ByteSource } from '../volumes/layout.ts';
import type { Drive } from './drive.ts';
import type { Capacity } from './replies.ts';

/** What every bridge and stick can do in one command: Windows never asks for more at USB 2. */
export const safeTransfer = 65_536;

/** So many places without any answer are taken for unreadable; one more and the drive is silent. */
const mostSilent = 2;

/**
 * A drive as bytes, in whatever blocks it has. A block that cannot be read, or about which the drive
 * says nothing, makes the answer null: the other places may still be readable.
 */
export function driveBytes(drive: Drive, { blocks, blockSize }: Capacity): ByteSource {
  let silent = 0;
  async function read(
    offset: number,
    length: number,
  ): Promise<Result<Uint8Array | null, DeviceFault>> {
    const first = Math.floor(offset / blockSize);
    const end = Math.ceil((offset + length) / blockSize);
    if (!(length > 0 && offset >= 0) || end > blocks) return ok(null);
    const bytes = new Uint8Array((end - first) * blockSize);
    const step = safeTransfer / blockSize;
    for (let block = first; block < end; block += step) {
      const answer = await drive.read(block, Math.min(step, end - block), blockSize);
      if (!answer.ok) {
        silent += 1;
        const overlooked = answer.fault.code === 'device/timeout' && silent <= mostSilent;
        return overlooked ? ok(null) : answer;
      }
      if (!answer.value.done) return ok(null);
      bytes.set(answer.value.value, (block - first) * blockSize);
    }
    const start = offset - first * blockSize;
    return ok(bytes.subarray(start, start + length));
  }
  return { blocks, blockSize, read };
}
