import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The old content or the new one, whole, whenever the power goes (rename(2), fsync(2)). */
export async function writeDurably(file: string, content: string): Promise<void> {
  const next = `${file}.next`;
  const handle = await open(next, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await moveDurably(next, file);
}

/** Gives a file that is on disk another name, for good. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  const folder = await open(dirname(to), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Null when there is no such file. */
export async function readIfThere(file: string): Promise<string | null> {
  return whenThere(readFile(file, 'utf8'));
}

/** Bytes; null when there is no such file. */
export async function sizeOf(file: string): Promise<number | null> {
  return (await whenThere(stat(file)))?.size ?? null;
}

export async function sha512Of(file: string): Promise<string> {
  const hash = createHash('sha512');
  const chunks: AsyncIterable<Uint8Array> = createReadStream(file);
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

async function whenThere<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
