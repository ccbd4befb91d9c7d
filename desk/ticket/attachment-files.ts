import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Files by the SHA-256 of their content, in one folder. */
export interface AttachmentFiles {
  /** Resolves when the file would survive a power cut; a file that is there is written over. */
  put(hash: string, content: Uint8Array): Promise<void>;
  get(hash: string): Promise<Uint8Array | null>;
}

/** Attachments in `<data>/attachments/`: whole or not there at all. */
export function attachmentFiles(dataFolder: string): AttachmentFiles {
  const folder = join(dataFolder, 'attachments');
  return {
    put: async (hash, content) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const unfinished = join(folder, `${hash}.${randomUUID()}.part`);
      try {
        const file = await open(unfinished, 'wx', 0o600);
        try {
          await file.writeFile(content);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(unfinished, join(folder, hash));
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
      await syncFolder(folder);
    },
    get: async (hash) => {
      try {
        return await readFile(join(folder, hash));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
  };
}

/** Makes the new name itself durable (fsync(2): the directory needs an fsync of its own). */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
