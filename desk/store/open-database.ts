import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { openSqlite } from '../../shared/storage/sqlite.ts';
import { sqliteMigrations } from './migrations.ts';
import { openPostgres } from './postgres.ts';
import type { DeskDatabase, Tables } from './tables.ts';

/** PostgreSQL when a URL was given, else `desk.sqlite` in the data folder (made when missing). */
export async function openDatabase(
  dataFolder: string,
  databaseUrl: string | null,
  onIdleError: (error: Error) => void,
): Promise<Result<DeskDatabase, Fault>> {
  if (databaseUrl !== null) return openPostgres(databaseUrl, onIdleError);
  const made = await makeDataFolder(dataFolder);
  if (!made.ok) return made;
  return openSqlite<Tables>({
    file: join(dataFolder, 'desk.sqlite'),
    migrations: sqliteMigrations,
  });
}

/** Only its owner may look into a data folder. */
export async function makeDataFolder(dataFolder: string): Promise<Result<null, Fault>> {
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    return ok(null);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return err(fault('store/failed', `The data folder cannot be made (${code}): ${dataFolder}`));
  }
}
