import { createHash } from 'node:crypto';
import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../files/files.ts';

/** What is known of a file after all of it was read. */
interface ReadFile {
  readonly bytes: number;
  readonly sha256: string;
}

const chunkBytes = 256 * 1024;

/** Reads all of a file; `each` is given what was read, one part after another. */
export async function readWhole(
  path: string,
  signal: AbortSignal,
  each?: (chunk: Uint8Array) => Promise<unknown>,
): Promise<ReadFile> {
  const hash = createHash('sha256');
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(chunkBytes);
    let bytes = 0;
    for (;;) {
      signal.throwIfAborted();
      const { bytesRead } = await file.read(buffer, 0, chunkBytes, bytes);
      if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
      const chunk = buffer.subarray(0, bytesRead);
      hash.update(chunk);
      await each?.(chunk);
      bytes += bytesRead;
    }
  } finally {
    await file.close();
  }
}

/** Copies a file for its owner only and makes it durable; null when it was taken away before it was read. */
export async function copyDurably(
  from: string,
  to: string,
  signal: AbortSignal,
): Promise<ReadFile | null> {
  const target = await open(to, 'wx', 0o600);
  try {
    const read = await readWhole(from, signal, (chunk) => target.writeFile(chunk));
    await target.sync();
    return read;
  } catch (error) {
    await rm(to);
    if (isMissing(error)) return null;
    throw error;
  } finally {
    await target.close();
  }
}

/** Writes a small new file for its owner only, durably. */
export async function writeDurably(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The names of the files right in a folder; none when there is no such folder. */
export async function fileNames(folder: string, inside: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(join(folder, inside), { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
