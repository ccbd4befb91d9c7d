import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { checkDatabase, databaseFile } from '../store/backup-store.ts';
import { whenThere } from '../files/files.ts';
import { readWhole } from './folder-files.ts';
import { type Manifest, manifestFile, manifestSchema } from './manifest.ts';

/** What a folder says that it holds, as far as `schema` asks; nothing of it was looked at yet. */
export async function readManifest<T>(
  folder: string,
  schema: z.ZodType<T>,
): Promise<Result<T, Fault>> {
  const text = await manifestText(folder);
  if (text === null) {
    return err(fault('backup/broken', `No ${manifestFile} in ${folder} that can be read`));
  }
  const parsed = schema.safeParse(jsonOf(text));
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err(fault('backup/broken', `${manifestFile}: ${issue?.path.join('.')} ${issue?.message}`));
}

/** Null when there is none, or when this user may not read it: one such folder must not hide the others. */
async function manifestText(folder: string): Promise<string | null> {
  try {
    return await readFile(join(folder, manifestFile), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** What is no JSON is no manifest either. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads every byte of a backup: what it names is there as it was written, and the database is sound. */
export async function checkBackup(
  folder: string,
  signal: AbortSignal,
): Promise<Result<Manifest, Fault>> {
  const manifest = await readManifest(folder, manifestSchema);
  if (!manifest.ok) return manifest;
  if (!manifest.value.files.some(({ path }) => path === databaseFile)) {
    return err(fault('backup/broken', 'The manifest names no database'));
  }
  for (const { path, bytes, sha256 } of manifest.value.files) {
    const found = await whenThere(readWhole(join(folder, path), signal));
    if (found === null) return err(fault('backup/broken', `${path} is missing`));
    if (found.bytes !== bytes || found.sha256 !== sha256) {
      return err(fault('backup/broken', `${path} is not what was written`));
    }
  }
  const sound = await checkDatabase(folder);
  return sound.ok ? manifest : sound;
}
