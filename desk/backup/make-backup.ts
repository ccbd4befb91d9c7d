import { chmod, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type Backup, backupName } from '../../shared/domain/backup.ts';
import { copyDatabase, databaseFile } from '../store/backup-store.ts';
import { checkBackup } from './check-backup.ts';
import { isMissing, syncPath } from '../files/files.ts';
import { copyDurably, fileNames, readWhole, writeDurably } from './folder-files.ts';
import {
  type BackedUpFile,
  type Manifest,
  backedUpFolders,
  backedUpKeys,
  manifestFile,
  unfinished,
} from './manifest.ts';
import { roomForBackup } from './room-for-backup.ts';

/** What a backup is made from and where it goes. */
interface BackupOrder {
  readonly dataFolder: string;
  /** The folder in which each backup is a folder of its own. */
  readonly to: string;
  /** RFC 3339; becomes its name. */
  readonly madeAt: string;
  readonly signal: AbortSignal;
  /** How much room a folder's disk has; absent: as the system says. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

/**
 * Makes one backup of a data folder that a desk may be using. First the database as it is at one moment,
 * then the files, so that every file of which it knows is there, unless somebody took it away meanwhile.
 * All of it is written under another name, synced and read back; the rename is what makes it a backup.
 */
export async function makeBackup(order: BackupOrder): Promise<Result<Backup, Fault>> {
  const { dataFolder, to, madeAt, signal, freeBytes } = order;
  const name = backupName(madeAt);
  const part = join(to, `${name}${unfinished}`);
  try {
    await stat(join(dataFolder, databaseFile));
    await mkdir(to, { recursive: true, mode: 0o700 });
    const room = await roomForBackup(dataFolder, to, freeBytes);
    if (!room.ok) return room;
    await mkdir(part, { mode: 0o700 });
  } catch (error) {
    return err(faultFrom(error, signal));
  }
  try {
    const written = await write(dataFolder, part, madeAt, signal);
    const checked = written.ok ? await checkBackup(part, signal) : written;
    if (!checked.ok) return checked;
    await rename(part, join(to, name));
    await syncPath(to);
    return ok({ name, madeAt, ...checked.value.totals });
  } catch (error) {
    return err(faultFrom(error, signal));
  } finally {
    // Gone already when it became a backup.
    await rm(part, { recursive: true, force: true });
  }
}

async function write(
  dataFolder: string,
  part: string,
  madeAt: string,
  signal: AbortSignal,
): Promise<Result<null, Fault>> {
  const copied = await copyDatabase(dataFolder, part);
  if (!copied.ok) return copied;
  const database = join(part, databaseFile);
  await chmod(database, 0o600);
  await syncPath(database);
  const files: BackedUpFile[] = [{ path: databaseFile, ...(await readWhole(database, signal)) }];
  for (const folder of backedUpFolders) {
    await mkdir(join(part, folder), { mode: 0o700 });
    for (const name of await fileNames(dataFolder, folder)) {
      // Somebody is still sending this one, and no row names it.
      if (name.endsWith(unfinished)) continue;
      await add(`${folder}/${name}`);
    }
    await syncPath(join(part, folder));
  }
  for (const name of backedUpKeys) await add(name);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const manifest: Manifest = {
    format: 1,
    madeAt,
    totals: { files: files.length, bytes },
    files,
  };
  await writeDurably(join(part, manifestFile), `${JSON.stringify(manifest, null, 1)}\n`);
  await syncPath(part);
  return ok(null);

  async function add(path: string): Promise<void> {
    const read = await copyDurably(join(dataFolder, path), join(part, path), signal);
    if (read !== null) files.push({ path, ...read });
  }
}

function faultFrom(error: unknown, signal: AbortSignal): Fault {
  if (signal.aborted) return fault('desk/stopping', 'The backup was broken off');
  if (isMissing(error)) return fault('store/failed', 'There is no database in the data folder');
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === null) throw error;
  return code === 'ENOSPC'
    ? fault('store/full', 'The disk of the backups is full')
    : fault('store/failed', `The backup could not be written: ${code}`);
}
