import type { Readable } from 'node:stream';
import { ByteQueue } from './byte-queue.ts';

const lineFeed = 0x0a;

/**
 * Hears a stream line by line. A line of more than `longest` bytes destroys the stream, whether its end
 * has come or not. Lines that came with the one that destroyed the stream are not heard any more.
 */
export function hearLines(stream: Readable, longest: number, onLine: (line: string) => void): void {
  const begun = new ByteQueue();
  stream.on('data', (chunk: Buffer) => {
    let from = 0;
    while (!stream.destroyed) {
      const end = chunk.indexOf(lineFeed, from);
      const part = chunk.subarray(from, end < 0 ? chunk.length : end);
      if (begun.length + part.length > longest) {
        stream.destroy();
        return;
      }
      begun.add(part);
      if (end < 0) return;
      onLine(Buffer.from(begun.take(begun.length)).toString('utf8'));
      from = end + 1;
    }
  });
}
