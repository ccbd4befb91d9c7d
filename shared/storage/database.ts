import type { CompiledQuery, Kysely } from 'kysely';

/** One changing statement, and what to answer once it is durable. */
export interface PreparedChange<T> {
  readonly change: CompiledQuery | NewRow;
  readonly value: T;
  /**
   * Runs before anybody else writes or prepares (SQLite only). It is not durable yet: should it come to
   * nothing after all, it is prepared again or the promise of the change fails.
   */
  readonly ran?: () => void;
}

/** A row to insert. Rows that go to one place share a trip to the database where many come at once (SQLite). */
export interface NewRow {
  /** A table or a view with its columns: `thing (id, name)`. */
  readonly into: string;
  /** What the columns hold, in their order. */
  readonly values: readonly unknown[];
}

/**
 * The storage port of one program. `write` is the only way to change anything: the command runs
 * whole, alone, in a transaction of its own, and the promise resolves after that transaction is
 * durable. A command that throws changes nothing. Commands of many callers may share one disk flush
 * (group commit), which no caller can see. A command must only await its own `db`: never another
 * command, a network or a timer. PostgreSQL may undo it for others that write at the same moment, and it runs
 * again then: it changes nothing but the database.
 */
export interface Database<Tables> {
  readonly kind: 'sqlite' | 'postgres';
  /** Read-only; sees everything that `write` has acknowledged. */
  readonly read: Kysely<Tables>;
  write<T>(command: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /**
   * A change that is one statement, made from what `prepare` read just before; nobody writes in
   * between. On SQLite the statement then is its own transaction, which spares two trips to the
   * database on the way of every visit. `prepare` may be called again before anything is durable: it must
   * do nothing but read and make.
   */
  writeStatement<T>(prepare: (db: Kysely<Tables>) => Promise<PreparedChange<T>>): Promise<T>;
  /** A change that is one statement and a transaction of its own; gives the rows that it returns. */
  writeAlone<Row>(statement: CompiledQuery): Promise<readonly Row[]>;
  /**
   * Grows as each command of this program begins: who sees the number of before plus one, inside a
   * command, knows that nothing changed in between. Null where others may write too (PostgreSQL).
   */
  commandsBegun(): number | null;
  /** Calls back whenever nothing was written for a moment after something was. SQLite only. */
  onQuiet(listener: () => void): void;
  /** Takes the bytes of deleted rows out of the journal too (SQLite); the table file is overwritten by secure_delete. */
  scrub(): Promise<void>;
  /** Finishes what was accepted, then closes. */
  close(): Promise<void>;
}
