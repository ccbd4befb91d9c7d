import { type CompiledQuery, Kysely, PostgresDialect, type Transaction, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import type { Fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { faultFromPostgres, mayWorkAgain } from './fault-from-postgres.ts';
import { postgresMigrations } from './migrations.ts';
import type { DeskDatabase, Tables } from './tables.ts';

/**
 * The storage port over PostgreSQL, for several desks on one database. A command is a transaction
 * (READ COMMITTED); who needs more takes a row lock or `event-store.ts`'s lock. The migrator takes a
 * lock of its own, so that desks may start at once.
 */
export async function openPostgres(
  url: string,
  onIdleError: (error: Error) => void,
): Promise<Result<DeskDatabase, Fault>> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // Longer than the longest rush that one desk may queue up, shorter than a client's patience.
    connectionTimeoutMillis: 15_000,
    application_name: 'balie-desk',
  });
  // Without a listener a broken idle connection would end the program; the pool replaces it.
  pool.on('error', onIdleError);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: () => Promise.resolve({ ...postgresMigrations }) },
    });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) return await refused(db, error);
  } catch (error) {
    return await refused(db, error);
  }
  return ok({
    kind: 'postgres',
    read: db,
    write: (command) => inTransaction(db, command),
    writeStatement: (prepare) =>
      inTransaction(db, async (transaction) => {
        const { change, value } = await prepare(transaction);
        await transaction.executeQuery(
          'into' in change
            ? sql`insert into ${sql.raw(change.into)} values (${sql.join(change.values)})`.compile(
                transaction,
              )
            : change,
        );
        return value;
      }),
    writeAlone: async <Row>(statement: CompiledQuery) =>
      (await db.executeQuery<Row>(statement)).rows,
    commandsBegun: () => null,
    onQuiet: () => undefined,
    // PostgreSQL's vacuum and WAL recycling are the server's business.
    scrub: () => Promise.resolve(),
    close: () => db.destroy(),
  });
}

/** So often a command is tried before its caller hears that it was refused. */
const mostTries = 4;

/** Of commands that wait for each other PostgreSQL ends one, with nothing of it done: that one begins again. */
async function inTransaction<T>(
  db: Kysely<Tables>,
  command: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(command);
    } catch (error) {
      if (tries === mostTries || !mayWorkAgain(error)) throw error;
    }
  }
}

async function refused(db: Kysely<Tables>, error: unknown): Promise<Result<never, Fault>> {
  await db.destroy();
  return err(faultFromPostgres(error));
}
