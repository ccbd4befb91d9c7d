import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Backup, backupNameSchema } from '../../shared/domain/backup.ts';
import { readManifest } from './check-backup.ts';
import { syncPath } from '../files/files.ts';
import { manifestHeadSchema, unfinished } from './manifest.ts';

/** More are not listed. */
const mostListed = 100;
/** A backup that nobody wrote to for so long is not being made any more. */
const abandonedMs = 24 * 60 * 60 * 1000;

/** The whole backups of a folder, newest first. A folder that says nothing of itself is none. */
export async function listBackups(folder: string): Promise<readonly Backup[]> {
  const backups: Backup[] = [];
  for (const name of await newestNames(folder)) {
    if (backups.length === mostListed) break;
    const head = await readManifest(join(folder, name), manifestHeadSchema);
    if (head.ok) backups.push({ name, madeAt: head.value.madeAt, ...head.value.totals });
  }
  return backups;
}

/** Takes away all but the newest `keep`, and what was left of backups that were never finished. */
export async function pruneBackups(folder: string, keep: number, nowMs: number): Promise<void> {
  for (const name of (await newestNames(folder)).slice(keep)) {
    // Renamed first: a backup that is half gone must not count as one.
    const going = join(folder, `${name}${unfinished}`);
    await rename(join(folder, name), going);
    await syncPath(folder);
    await rm(going, { recursive: true });
  }
  for (const name of await namesIn(folder)) {
    if (!name.endsWith(unfinished)) continue;
    if (!backupNameSchema.safeParse(name.slice(0, -unfinished.length)).success) continue;
    const { mtimeMs } = await stat(join(folder, name));
    if (nowMs - mtimeMs > abandonedMs) await rm(join(folder, name), { recursive: true });
  }
}

async function newestNames(folder: string): Promise<readonly string[]> {
  const names = await namesIn(folder);
  return names
    .filter((name) => backupNameSchema.safeParse(name).success)
    .toSorted()
    .toReversed();
}

/** None of a folder that is not there (any more) or cannot be read: the next backup says why. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    // Whatever the system says, also ESTALE or EIO of a share that is gone.
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}
