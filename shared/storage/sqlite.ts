import { open } from 'node:fs/promises';
import { type CompiledQuery, Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { type Fault, fault } from '../base/fault.ts';
import { type Result, err, ok } from '../base/result.ts';
import type { Database } from './database.ts';
import { faultFromSqlite } from './fault-from-sqlite.ts';
import { GroupCommitWriter } from './group-commit.ts';
import { ReaderPool } from './reader-pool.ts';
import type { OpenSqliteConnection, SqliteConnection } from './sqlite-connection.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { openSqlite3Connection } from './sqlite3-connection.ts';

/** What an SQLite database is opened with. */
export interface SqliteOptions {
  readonly file: string;
  /** Every schema change ever made, by a name that sorts by time. Never edit one that was released. */
  readonly migrations: Readonly<Record<string, Migration>>;
  /** Read-only connections beside the writer; 2 unless told. */
  readonly readers?: number;
  /** Pages that the writer and each reader may keep in memory. */
  readonly cacheKilobytes?: { readonly writer: number; readonly reader: number };
  /** The driver; `sqlite3` unless told. */
  readonly connect?: OpenSqliteConnection;
}

/** Versions before this have the WAL-reset bug (3.7.0 to 3.51.2, found 2026). */
const oldestSafeVersion = [3, 51, 3] as const;
const usualCache = { writer: 2000, reader: 2000 };

/**
 * Opens a file, brings its schema up to date in one transaction and refuses to go on without full
 * durability. `synchronous=FULL` is what makes an acknowledgement survive a power cut: NORMAL lost
 * acknowledged rows in four of five simulated cuts.
 */
export async function openSqlite<Tables>(
  options: SqliteOptions,
): Promise<Result<Database<Tables>, Fault>> {
  const connect = options.connect ?? openSqlite3Connection;
  const cache = options.cacheKilobytes ?? usualCache;
  try {
    await makePrivate(options.file);
    const openWriter = async (): Promise<SqliteConnection> => {
      const connection = await connect(options.file, false);
      await connection.exec(
        `PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;
         PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF;
         PRAGMA cache_size=-${cache.writer}; PRAGMA wal_autocheckpoint=4000;`,
      );
      return connection;
    };
    const first = await openWriter();
    const trouble = await unsafe(first);
    if (trouble !== null) {
      await first.close();
      return err(trouble);
    }
    const writer = new GroupCommitWriter(first, openWriter);
    const writing = new Kysely<Tables>({
      dialect: sqliteDialect({
        borrow: () => Promise.resolve(writer.lend()),
        giveBack: () => undefined,
      }),
    });
    await migrate(writer, writing, options.migrations);
    const readers = await ReaderPool.open(
      () => connect(options.file, true),
      options.readers ?? 2,
      cache.reader,
    );
    let closing: Promise<void> | null = null;
    return ok({
      kind: 'sqlite',
      read: new Kysely<Tables>({ dialect: sqliteDialect(readers) }),
      write: (command) => writer.write(() => command(writing)),
      writeStatement: (prepare) => writer.writeStatement(() => prepare(writing)),
      writeAlone: async <Row>(statement: CompiledQuery) =>
        (await writer.write(() => writing.executeQuery<Row>(statement))).rows,
      commandsBegun: () => writer.commandsBegun(),
      onQuiet: (listener) => {
        writer.onQuiet(listener);
      },
      scrub: () =>
        writer.betweenTransactions((connection) =>
          connection.exec('PRAGMA wal_checkpoint(TRUNCATE)'),
        ),
      close: () => {
        // The writer goes last: SQLite folds the journal into the file when nobody else has it open.
        closing ??= readers.close().then(() => writer.close());
        return closing;
      },
    });
  } catch (error) {
    return err(faultFromSqlite(error));
  }
}

/** Visitors' words stand in it: only its owner may read the file, its journal takes over the mode. */
async function makePrivate(file: string): Promise<void> {
  const handle = await open(file, 'a', 0o600);
  await handle.close();
}

async function unsafe(connection: SqliteConnection): Promise<Fault | null> {
  const synchronous = await connection.run('PRAGMA synchronous', [], true);
  if (synchronous.rows[0]?.['synchronous'] !== 2) {
    return fault('store/failed', 'SQLite did not accept synchronous=FULL');
  }
  const reply = await connection.run('SELECT sqlite_version() AS version', [], true);
  const version = String(reply.rows[0]?.['version']);
  return isAtLeast(version, oldestSafeVersion)
    ? null
    : fault('store/failed', `SQLite ${version} can corrupt a WAL; needs 3.51.3`);
}

function isAtLeast(version: string, least: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, needed] of least.entries()) {
    const part = parts[index] ?? 0;
    if (part !== needed) return part > needed;
  }
  return true;
}

/** All pending migrations in one transaction: a crash half-way leaves the old schema whole. */
async function migrate<Tables>(
  writer: GroupCommitWriter,
  db: Kysely<Tables>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  await writer.write(async () => {
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw new Error('A migration failed', { cause: error });
  });
}
