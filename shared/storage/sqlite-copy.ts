import { type Fault, fault } from '../base/fault.ts';
import { type Result, err, ok } from '../base/result.ts';
import { faultFromSqlite } from './fault-from-sqlite.ts';
import { openSqlite3Connection } from './sqlite3-connection.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

/**
 * Writes all of a database that others may be writing to into a new file, as it was at one moment. `VACUUM
 * INTO` reads in one transaction, which in WAL mode holds nobody up, and needs a file that is not there or
 * empty. The file is not synced: whoever counts on it syncs it (sqlite.org/lang_vacuum.html).
 */
export async function copySqlite(file: string, to: string): Promise<Result<null, Fault>> {
  return withFile(file, async (connection) => {
    await connection.exec('PRAGMA busy_timeout=5000');
    await connection.run('VACUUM INTO ?', [to], false);
    return ok(null);
  });
}

/** What somebody who wants to use a file should know first. */
interface SqliteState {
  /** Names of the schema changes that were made to it, in order. */
  readonly migrations: readonly string[];
}

/** Reads all of a database file that nobody writes to, and refuses one that is damaged. */
export async function checkSqlite(file: string): Promise<Result<SqliteState, Fault>> {
  return withFile(file, async (connection) => {
    const found = await connection.run('PRAGMA integrity_check(10)', [], true);
    const troubles = found.rows.map((row) => String(row['integrity_check']));
    if (troubles.join() !== 'ok') {
      return err(fault('backup/broken', `integrity_check: ${troubles.join('; ').slice(0, 500)}`));
    }
    const dangling = await connection.run('PRAGMA foreign_key_check', [], true);
    if (dangling.rows.length > 0) {
      return err(
        fault('backup/broken', `${dangling.rows.length} rows point at rows that are gone`),
      );
    }
    const made = await connection.run('SELECT name FROM kysely_migration ORDER BY name', [], true);
    return ok({ migrations: made.rows.map((row) => String(row['name'])) });
  });
}

async function withFile<T>(
  file: string,
  work: (connection: SqliteConnection) => Promise<Result<T, Fault>>,
): Promise<Result<T, Fault>> {
  try {
    const connection = await openSqlite3Connection(file, true);
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  } catch (error) {
    return err(faultFromSqlite(error));
  }
}
