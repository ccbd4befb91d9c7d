import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncPath, whenThere } from '../files/files.ts';

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
      await syncPath(folder);
    },
    get: (hash) => whenThere<Uint8Array>(readFile(join(folder, hash))),
  };
}
