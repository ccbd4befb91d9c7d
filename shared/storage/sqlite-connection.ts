/** One row, by column name. */
export type SqliteRow = Readonly<Record<string, unknown>>;

/** What one statement did. */
export interface SqliteOutcome {
  readonly rows: readonly SqliteRow[];
  /** Rows inserted, changed or deleted; 0 for a statement that returns rows. */
  readonly changes: number;
  readonly lastRowId: number;
}

/**
 * One open connection to one SQLite file. The port behind which a driver stands: `sqlite3` in the
 * product, `node:sqlite` as its ready successor in the contract suite. One statement at a time.
 */
export interface SqliteConnection {
  /** Runs one statement to its end; never leaves a read snapshot open. */
  run(sql: string, parameters: readonly unknown[], returnsRows: boolean): Promise<SqliteOutcome>;
  /** Runs statements without parameters or rows. */
  exec(sql: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a connection; `readOnly` ones never create the file. */
export type OpenSqliteConnection = (file: string, readOnly: boolean) => Promise<SqliteConnection>;
