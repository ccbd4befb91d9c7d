import { closeSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';

interface Folder {
  readonly files: Readonly<Record<string, Folder | { readonly size?: number | undefined }>>;
}

const folderSchema: z.ZodType<Folder> = z.lazy(() =>
  z.object({
    files: z.record(z.string(), z.union([folderSchema, z.object({ size: z.number().optional() })])),
  }),
);

/**
 * The names of all files in an asar archive, also of those that lie unpacked beside it. The archive
 * begins with a Chromium pickle that holds its index as JSON: its length is at byte 12, its text at
 * 16 (@electron/asar, README "Format").
 */
export function filesInAsar(archive: string): readonly string[] {
  const file = openSync(archive, 'r');
  try {
    const head = Buffer.alloc(16);
    readSync(file, head, 0, 16, 0);
    const index = Buffer.alloc(head.readUInt32LE(12));
    readSync(file, index, 0, index.length, 16);
    return namesIn(folderSchema.parse(JSON.parse(index.toString('utf8'))), '');
  } finally {
    closeSync(file);
  }
}

function namesIn(folder: Folder, path: string): readonly string[] {
  return Object.entries(folder.files).flatMap(([name, entry]) =>
    'files' in entry ? namesIn(entry, `${path}${name}/`) : [`${path}${name}`],
  );
}
