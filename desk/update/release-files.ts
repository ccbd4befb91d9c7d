import { createHash } from 'node:crypto';
import { type ReadStream, createReadStream } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { ReleaseFile } from '../../shared/domain/release/documents.ts';
import { syncPath, whenThere } from '../files/files.ts';

/** How much of a file is here. */
export interface Received {
  readonly received: number;
  readonly isWhole: boolean;
}

/** The files of releases in `<data>/releases/`, by the SHA-512 of their content: whole, or `.part`. */
export interface ReleaseFiles {
  received(file: ReleaseFile): Promise<Received>;
  /** Since when it is here whole; null when it is not. */
  keptAt(file: ReleaseFile): Promise<string | null>;
  /** Removes what is not among these and was touched by nobody since a moment. */
  removeOthers(listed: ReadonlySet<string>, untouchedSinceMs: number): Promise<void>;
  /**
   * Adds the next bytes. What goes beyond the signed size is refused and never written; the last part must make
   * the signed SHA-512, else all of it is thrown away.
   */
  append(
    file: ReleaseFile,
    from: number,
    source: AsyncIterable<Uint8Array>,
  ): Promise<Result<Received, Fault>>;
  /** Bytes from `from` up to and including `to`, or null when the file is not here whole. */
  read(file: ReleaseFile, from: number, to: number): Promise<ReadStream | null>;
  /** All of a small file that is here whole. */
  text(file: ReleaseFile): Promise<string>;
  remove(file: ReleaseFile): Promise<void>;
}

export function releaseFiles(dataFolder: string): ReleaseFiles {
  const folder = join(dataFolder, 'releases');
  const wholeOf = ({ sha512 }: ReleaseFile) => join(folder, sha512);
  const partOf = ({ sha512 }: ReleaseFile) => join(folder, `${sha512}.part`);
  const busy = new Set<string>();

  async function received(file: ReleaseFile): Promise<Received> {
    if ((await sizeOf(wholeOf(file))) === file.size) return { received: file.size, isWhole: true };
    const part = (await sizeOf(partOf(file))) ?? 0;
    // A power cut after the last byte: whether it is right was never looked at, so it comes anew.
    return { received: part < file.size ? part : 0, isWhole: false };
  }

  async function append(
    file: ReleaseFile,
    from: number,
    source: AsyncIterable<Uint8Array>,
  ): Promise<Result<Received, Fault>> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const before = await received(file);
    if (before.isWhole || before.received !== from) {
      return err(fault('update/illegal-move', `${before.received} bytes are here, not ${from}`));
    }
    const end = await write(partOf(file), from, file.size, source);
    if (end > file.size) {
      await rm(partOf(file), { force: true });
      return err(fault('update/too-large', `More than the signed ${file.size} bytes came in`));
    }
    if (end < file.size) return ok({ received: end, isWhole: false });
    if ((await sha512In(partOf(file))) !== file.sha512) {
      await rm(partOf(file), { force: true });
      return err(fault('update/file-mismatch', 'The content has another SHA-512'));
    }
    await rename(partOf(file), wholeOf(file));
    await syncPath(folder);
    return ok({ received: end, isWhole: true });
  }

  return {
    received,
    keptAt: async (file) =>
      (await received(file)).isWhole ? (await stat(wholeOf(file))).mtime.toISOString() : null,
    removeOthers: async (listed, untouchedSinceMs) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const name of await readdir(folder)) {
        if (listed.has(name)) continue;
        const { mtimeMs } = await stat(join(folder, name));
        if (mtimeMs < untouchedSinceMs) await rm(join(folder, name), { force: true });
      }
    },
    append: async (file, from, source) => {
      if (busy.has(file.sha512)) {
        return err(fault('update/illegal-move', 'Somebody sends this file already'));
      }
      busy.add(file.sha512);
      try {
        return await append(file, from, source);
      } finally {
        busy.delete(file.sha512);
      }
    },
    read: async (file, from, to) =>
      (await received(file)).isWhole
        ? createReadStream(wholeOf(file), { start: from, end: to })
        : null,
    text: (file) => readFile(wholeOf(file), 'utf8'),
    remove: (file) => rm(wholeOf(file), { force: true }),
  };
}

/**
 * Where the file would end. What is beyond `largest` is read and not written: a sender that is cut off would
 * never hear why, and a part is bounded by the length that it was announced with.
 */
async function write(
  path: string,
  from: number,
  largest: number,
  source: AsyncIterable<Uint8Array>,
): Promise<number> {
  const file = await open(path, from === 0 ? 'w' : 'r+', 0o600);
  try {
    let end = from;
    for await (const chunk of source) {
      if (end + chunk.length <= largest) await file.write(chunk, 0, chunk.length, end);
      end += chunk.length;
    }
    await file.sync();
    return end;
  } finally {
    await file.close();
  }
}

async function sha512In(path: string): Promise<string> {
  const hash = createHash('sha512');
  const chunks: AsyncIterable<Uint8Array> = createReadStream(path);
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

async function sizeOf(path: string): Promise<number | null> {
  return (await whenThere(stat(path)))?.size ?? null;
}
