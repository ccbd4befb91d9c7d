import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type FolderLock, lockFolder } from '../../shared/storage/folder-lock.ts';
import { makeDataFolder } from './open-database.ts';

/**
 * One desk on one SQLite file: two would not hear of each other's tickets and both give out the same
 * codes. Importing people, resetting an admin and backing up go on beside it.
 */
export async function takeDataFolder(dataFolder: string): Promise<Result<FolderLock, Fault>> {
  const made = await makeDataFolder(dataFolder);
  if (!made.ok) return made;
  const lock = await lockFolder(dataFolder, 'desk.lock');
  if (!lock.ok) return lock;
  return lock.value === null
    ? err(
        fault(
          'input/invalid',
          `Another desk uses ${dataFolder}. Stop it, or give this one a folder of its own with --data`,
        ),
      )
    : ok(lock.value);
}
