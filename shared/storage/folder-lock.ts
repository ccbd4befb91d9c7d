import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '../base/fault.ts';
import { type Result, err, ok } from '../base/result.ts';
import { faultFromSqlite, isBusy } from './fault-from-sqlite.ts';
import { openSqlite3Connection } from './sqlite3-connection.ts';

/** Holds a folder until it is released, or until its program ends in whatever way. */
export interface FolderLock {
  readonly release: () => Promise<void>;
}

/** So long a program that stops may still hold it, in milliseconds. */
const patienceMs = 5000;

/**
 * Takes a folder for one program; null when another one has it. The lock is SQLite's own on an empty
 * file `name`, which the system takes away with the process: no killed program leaves one behind.
 */
export async function lockFolder(
  folder: string,
  name: string,
  waitMs = patienceMs,
): Promise<Result<FolderLock | null, Fault>> {
  const file = join(folder, name);
  try {
    await (await open(file, 'a', 0o600)).close();
    const connection = await openSqlite3Connection(file, false);
    try {
      // No journal on the disk: nothing is ever written in it, and a killed program would leave one.
      await connection.exec(
        `PRAGMA busy_timeout=${waitMs}; PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE;`,
      );
    } catch (error) {
      await connection.close();
      if (isBusy(error)) return ok(null);
      throw error;
    }
    return ok({ release: () => connection.close() });
  } catch (error) {
    return err(faultFromSqlite(error));
  }
}
