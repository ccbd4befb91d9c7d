import { createHash } from 'node:crypto';
import { type ReadStream, createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AttachmentType,
  signatureLength,
  typeOfBytes,
} from '../../shared/domain/attachment.ts';
import { whenThere } from '../files/files.ts';
import { textProof } from './text-proof.ts';

/** What came in, before anybody decided to keep it. */
export interface TakenFile {
  /** SHA-256 of all of it. */
  readonly hash: string;
  readonly bytes: number;
  /** What its first bytes prove, or all of them that it is text; null when that is nothing that we take. */
  readonly type: AttachmentType | null;
  readonly tooLarge: boolean;
}

/** The files on tickets, each by an id of its own, so that taking one away really takes it away. */
export interface KeptFiles {
  /**
   * Writes a file as it comes in, without keeping it yet. What is too large or of no type that we take
   * is read to its end and not written on. Throws, and leaves nothing, when the sender breaks off.
   */
  take(id: string, source: AsyncIterable<Uint8Array>, largest: number): Promise<TakenFile>;
  /** Resolves when a taken file would survive a power cut. */
  keep(id: string): Promise<void>;
  /** Takes away what was taken or kept under this id; nothing happens when there is nothing. */
  remove(id: string): Promise<void>;
  read(id: string): Promise<{ readonly bytes: number; readonly content: ReadStream } | null>;
  /** The ids of all files, finished or not, that nobody wrote to since this moment. */
  olderThan(ms: number): Promise<readonly string[]>;
}

const unfinished = '.part';

/** Files in `<data>/ticket-files/`: whole or not there at all. */
export function keptFiles(dataFolder: string): KeptFiles {
  const folder = join(dataFolder, 'ticket-files');
  const partOf = (id: string) => join(folder, `${id}${unfinished}`);
  return {
    take: async (id, source, largest) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      try {
        const file = await open(partOf(id), 'wx', 0o600);
        try {
          return await write(file, source, largest);
        } finally {
          await file.close();
        }
      } catch (error) {
        await rm(partOf(id), { force: true });
        throw error;
      }
    },
    keep: async (id) => {
      await rename(partOf(id), join(folder, id));
      const handle = await open(folder, 'r');
      // fsync(2): the new name needs an fsync of its own.
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    remove: async (id) => {
      await rm(partOf(id), { force: true });
      await rm(join(folder, id), { force: true });
    },
    read: async (id) => {
      const found = await whenThere(stat(join(folder, id)));
      return found === null
        ? null
        : { bytes: found.size, content: createReadStream(join(folder, id)) };
    },
    olderThan: async (ms) => {
      const names = (await whenThere(readdir(folder))) ?? [];
      const old: string[] = [];
      for (const name of names) {
        const found = await whenThere(stat(join(folder, name)));
        if (found !== null && found.mtimeMs < ms) old.push(name.replace(unfinished, ''));
      }
      return [...new Set(old)];
    },
  };
}

/**
 * Reads a source to its end, also after it was refused: a sender that is cut off would never hear why.
 */
async function write(
  file: FileHandle,
  source: AsyncIterable<Uint8Array>,
  largest: number,
): Promise<TakenFile> {
  const hash = createHash('sha256');
  const text = textProof();
  let head = new Uint8Array();
  let bytes = 0;
  let trouble: Error | null = null;
  const isRefused = () =>
    trouble !== null ||
    bytes > largest ||
    (head.length >= signatureLength && typeOfBytes(head) === null && !text.holds);
  for await (const chunk of source) {
    bytes += chunk.length;
    if (head.length < signatureLength) {
      head = Uint8Array.from([...head, ...chunk.subarray(0, signatureLength)]);
    }
    if (typeOfBytes(head) === null) text.add(chunk);
    if (isRefused()) continue;
    hash.update(chunk);
    try {
      await file.writeFile(chunk);
    } catch (error) {
      trouble = error instanceof Error ? error : new Error('The disk refused', { cause: error });
    }
  }
  // The disk's own word, told after the sender was heard out.
  if (trouble !== null) throw trouble;
  await file.sync();
  return {
    hash: hash.digest('hex'),
    bytes,
    type: typeOfBytes(head) ?? (bytes > 0 && text.end() ? 'text/plain' : null),
    tooLarge: bytes > largest,
  };
}
