import { join } from 'node:path';
import type { Fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { fault } from '../../shared/base/fault.ts';
import { checkSqlite, copySqlite } from '../../shared/storage/sqlite-copy.ts';
import { sqliteMigrations } from './migrations.ts';
import type { Db } from './tables.ts';

/** The name of the database file, in a data folder and in a backup. */
export const databaseFile = 'desk.sqlite';

/** Writes the database of a data folder, which a desk may be writing to, as a new file in another one. */
export function copyDatabase(dataFolder: string, to: string): Promise<Result<null, Fault>> {
  return copySqlite(join(dataFolder, databaseFile), join(to, databaseFile));
}

/**
 * Reads the whole database of a backup; refuses what is damaged, and what a newer program wrote, whose
 * schema this one does not know.
 */
export async function checkDatabase(folder: string): Promise<Result<null, Fault>> {
  const state = await checkSqlite(join(folder, databaseFile));
  if (!state.ok) return err(fault('backup/broken', state.fault.detail));
  const unknown = state.value.migrations.filter((name) => sqliteMigrations[name] === undefined);
  return unknown.length === 0
    ? ok(null)
    : err(
        fault(
          'backup/newer',
          `The backup was made by a newer version; this one does not know ${unknown.join(', ')}`,
        ),
      );
}

/** How an attempt ended. */
interface BackupRun {
  readonly runId: string;
  readonly beganAt: string;
  readonly endedAt: string;
  readonly askedBy: string;
  readonly faultCode: string | null;
}

/** So many ended attempts are kept. */
const runsKept = 30;

export async function addRun(db: Db, run: BackupRun): Promise<void> {
  await db
    .insertInto('backup_run')
    .values({
      run_id: run.runId,
      began_at: run.beganAt,
      ended_at: run.endedAt,
      asked_by: run.askedBy,
      fault_code: run.faultCode,
    })
    .execute();
  await db
    .deleteFrom('backup_run')
    .where('run_id', 'not in', (eb) =>
      eb.selectFrom('backup_run').select('run_id').orderBy('run_id', 'desc').limit(runsKept),
    )
    .execute();
}

export async function lastRun(db: Db): Promise<BackupRun | null> {
  const row = await db
    .selectFrom('backup_run')
    .selectAll()
    .orderBy('run_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        runId: row.run_id,
        beganAt: row.began_at,
        endedAt: row.ended_at,
        askedBy: row.asked_by,
        faultCode: row.fault_code,
      };
}

/** When the first account was made: the moment since when a desk has something to lose. */
export async function deskBeganAt(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom('account')
    .select(({ fn }) => fn.min('created_at').as('at'))
    .executeTakeFirst();
  return row?.at ?? null;
}

/**
 * What a restored desk starts with: nobody is signed in any more, since a session that was ended after
 * the backup would live again.
 */
export async function endAllSessions(db: Db): Promise<void> {
  await db.deleteFrom('session').execute();
}
