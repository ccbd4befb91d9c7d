import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { actorOf, addAudit } from '../store/audit-store.ts';
import { endAllSessions } from '../store/backup-store.ts';
import { openDatabase } from '../store/open-database.ts';
import { checkBackup } from './check-backup.ts';
import { isMissing, syncPath } from '../files/files.ts';
import { copyDurably } from './folder-files.ts';
import { type Manifest, backedUpFolders } from './manifest.ts';

/** Which backup becomes which data folder. */
interface RestoreOrder {
  readonly from: string;
  /** Must not be there, or be empty. */
  readonly dataFolder: string;
  readonly at: string;
  readonly newId: () => string;
}

/**
 * Makes a data folder from a backup. Everything is written beside it, its schema brought up to date, and
 * the folder gets its name at the very end: a restore that was cut off leaves no data folder at all.
 */
export async function restoreBackup(order: RestoreOrder): Promise<Result<Manifest, Fault>> {
  const { from, dataFolder } = order;
  const never = new AbortController().signal;
  try {
    if (!(await isEmpty(dataFolder))) {
      return err(fault('backup/not-empty', `There is something in ${dataFolder} already`));
    }
    const manifest = await checkBackup(from, never);
    if (!manifest.ok) return manifest;
    const beside = join(
      dirname(dataFolder),
      `.${basename(dataFolder)}.restoring-${randomUUID().slice(0, 8)}`,
    );
    try {
      const filled = await fill(order, beside, manifest.value, never);
      if (!filled.ok) return filled;
      await rename(beside, dataFolder);
      await syncPath(dirname(dataFolder));
      return manifest;
    } finally {
      await rm(beside, { recursive: true, force: true });
    }
  } catch (error) {
    return err(faultFrom(error));
  }
}

async function fill(
  order: RestoreOrder,
  folder: string,
  manifest: Manifest,
  signal: AbortSignal,
): Promise<Result<null, Fault>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const inside of backedUpFolders) await mkdir(join(folder, inside), { mode: 0o700 });
  for (const { path, sha256 } of manifest.files) {
    const copied = await copyDurably(join(order.from, path), join(folder, path), signal);
    if (copied?.sha256 !== sha256) {
      return err(fault('backup/broken', `${path} changed while it was copied`));
    }
  }
  const opened = await openDatabase(folder, null, () => undefined);
  if (!opened.ok) return opened;
  await opened.value.write(async (db) => {
    await endAllSessions(db);
    await addAudit(db, {
      lineId: order.newId(),
      at: order.at,
      ...actorOf(null),
      area: 'backup',
      kind: 'backup.restored',
      subject: basename(order.from),
      details: { madeAt: manifest.madeAt, files: manifest.files.length },
    });
  });
  await opened.value.close();
  for (const inside of backedUpFolders) await syncPath(join(folder, inside));
  await syncPath(folder);
  return ok(null);
}

async function isEmpty(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if (isMissing(error)) return true;
    throw error;
  }
}

function faultFrom(error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === null) throw error;
  if (code === 'ENOSPC') return fault('store/full', 'The disk of the data folder is full');
  return code === 'EBUSY'
    ? fault('store/failed', 'The data folder is a mount: restore to a folder in it')
    : fault('store/failed', `The data folder could not be written: ${code}`);
}
