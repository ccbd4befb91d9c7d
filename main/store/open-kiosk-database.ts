import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '../../shared/base/fault.ts';
import { fault } from '../../shared/base/fault.ts';
import { type Result, err } from '../../shared/base/result.ts';
import { openSqlite } from '../../shared/storage/sqlite.ts';
import { kioskMigrations } from './migrations.ts';
import type { KioskDatabase, KioskTables } from './tables.ts';

/**
 * A kiosk reads little, and what it reads is in the system's cache. The usual 8 MB would fill by
 * half a megabyte per 1,000 visits.
 */
const cacheKilobytes = { writer: 400, reader: 200 };

/** Opens `<data>/kiosk/outbox.sqlite`; its folder is for the kiosk's own account only. */
export async function openKioskDatabase(dataFolder: string): Promise<Result<KioskDatabase, Fault>> {
  const folder = join(dataFolder, 'kiosk');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    return err(fault('store/failed', `The data folder cannot be made: ${String(error)}`));
  }
  return openSqlite<KioskTables>({
    file: join(folder, 'outbox.sqlite'),
    migrations: kioskMigrations,
    cacheKilobytes,
  });
}
