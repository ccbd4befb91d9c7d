import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteConnection, SqliteOutcome } from '../../shared/storage/sqlite-connection.ts';

/**
 * The storage port on Node's own SQLite: the ready successor of the archived `sqlite3` (ADR 0003),
 * held to the same contract suite so that a swap is one line.
 */
export function openNodeSqliteConnection(
  file: string,
  readOnly: boolean,
): Promise<SqliteConnection> {
  const database = new DatabaseSync(file, { readOnly });
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return Promise.resolve({
    run: (sql, parameters, returnsRows) =>
      Promise.resolve().then((): SqliteOutcome => {
        const statement = prepared(sql);
        // Only what SQLite can bind is passed: kysely has serialised the rest.
        const values = parameters as SQLInputValue[];
        if (returnsRows) return { rows: statement.all(...values), changes: 0, lastRowId: 0 };
        const done = statement.run(...values);
        return {
          rows: [],
          changes: Number(done.changes),
          lastRowId: Number(done.lastInsertRowid),
        };
      }),
    exec: (sql) =>
      Promise.resolve().then(() => {
        database.exec(sql);
      }),
    close: () =>
      Promise.resolve().then(() => {
        statements.clear();
        database.close();
      }),
  });
}
