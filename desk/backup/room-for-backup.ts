import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { whenThere } from '../files/files.ts';
import { databaseFile } from '../store/backup-store.ts';
import { fileNames } from './folder-files.ts';
import { backedUpFolders } from './manifest.ts';

/** By default a backup lies on the disk on which the desk keeps its visits: that much stays free for them. */
const leftFree = 64 * 1024 * 1024;

/** Refuses, as `store/full`, a backup of `dataFolder` for which `to` has no room. */
export async function roomForBackup(
  dataFolder: string,
  to: string,
  freeBytes = freeBytesOf,
): Promise<Result<null, Fault>> {
  const needed = (await bytesToCopy(dataFolder)) + leftFree;
  const free = await freeBytes(to);
  return free >= needed
    ? ok(null)
    : err(fault('store/full', `A backup needs ${needed} bytes of room, ${free} are free`));
}

/** The database with its journal, and every file that goes along. */
async function bytesToCopy(dataFolder: string): Promise<number> {
  const paths = [databaseFile, `${databaseFile}-wal`];
  for (const folder of backedUpFolders) {
    for (const name of await fileNames(dataFolder, folder)) paths.push(join(folder, name));
  }
  let bytes = 0;
  for (const path of paths) {
    bytes += (await whenThere(stat(join(dataFolder, path))))?.size ?? 0;
  }
  return bytes;
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
