import sqlite3 from 'sqlite3';
import type { SqliteConnection, SqliteOutcome, SqliteRow } from './sqlite-connection.ts';

/** Statements kept prepared per connection; the oldest goes first. */
const keptStatements = 200;

/**
 * Opens a file with the `sqlite3` driver (6.0.1, archived upstream; ADR 0003). Its traps, measured:
 * a prepared `.get()` keeps its read snapshot open and the WAL grows without limit, so rows are only
 * ever fetched by `.all()`; statements of concurrent callers interleave on one connection, so the
 * caller above owns the order.
 */
export async function openSqlite3Connection(
  file: string,
  readOnly: boolean,
): Promise<SqliteConnection> {
  const mode = readOnly
    ? sqlite3.OPEN_READONLY
    : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE | sqlite3.OPEN_FULLMUTEX;
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opening = new sqlite3.Database(file, mode, (error) => {
      if (error === null) resolve(opening);
      else reject(error);
    });
  });
  return new Sqlite3Connection(database);
}

class Sqlite3Connection implements SqliteConnection {
  private readonly database: sqlite3.Database;
  private readonly statements = new Map<string, sqlite3.Statement>();

  constructor(database: sqlite3.Database) {
    this.database = database;
  }

  async run(
    sql: string,
    parameters: readonly unknown[],
    returnsRows: boolean,
  ): Promise<SqliteOutcome> {
    const statement = await this.prepared(sql);
    return new Promise((resolve, reject) => {
      if (returnsRows) {
        statement.all<SqliteRow>(parameters, (error, rows) => {
          if (error === null) resolve({ rows, changes: 0, lastRowId: 0 });
          else reject(error);
        });
      } else {
        statement.run(parameters, function done(error) {
          if (error === null) resolve({ rows: [], changes: this.changes, lastRowId: this.lastID });
          else reject(error);
        });
      }
    });
  }

  exec(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.database.exec(sql, (error) => {
        if (error === null) resolve();
        else reject(error);
      });
    });
  }

  async close(): Promise<void> {
    for (const statement of this.statements.values()) await finalized(statement);
    this.statements.clear();
    await new Promise<void>((resolve, reject) => {
      this.database.close((error) => {
        if (error === null) resolve();
        else reject(error);
      });
    });
  }

  private async prepared(sql: string): Promise<sqlite3.Statement> {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const statement = await new Promise<sqlite3.Statement>((resolve, reject) => {
      const preparing = this.database.prepare(sql, (error: Error | null) => {
        if (error === null) resolve(preparing);
        else reject(error);
      });
    });
    this.statements.set(sql, statement);
    const oldest = this.statements.entries().next().value;
    if (this.statements.size > keptStatements && oldest !== undefined) {
      this.statements.delete(oldest[0]);
      await finalized(oldest[1]);
    }
    return statement;
  }
}

function finalized(statement: sqlite3.Statement): Promise<void> {
  return new Promise((resolve) => {
    statement.finalize(() => {
      resolve();
    });
  });
}
