import type { NewRow, PreparedChange } from './database.ts';
import { isFailedStorage } from './fault-from-sqlite.ts';
import { rowStatement } from './row-statement.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { undo } from './undo.ts';

type Prepare = () => Promise<PreparedChange<unknown>>;

type Work = { readonly command: () => Promise<unknown> } | { readonly prepare: Prepare };

interface Job {
  readonly work: Work;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown };

/** Commands that share one flush at most; bounds how long the first of them waits. */
const largestGroup = 256;

/**
 * So many rows share one statement, the largest first: few, so that few texts are kept prepared and the
 * program is not kept busy for long with making them.
 */
const rowsTogether = [8, 4, 2] as const;

/** Nobody writing for so long is a quiet moment, in which something can be done ahead. */
const quietMs = 4;
/**
 * After so many commits the journal is folded into the file at the next quiet moment, so that a
 * visitor's commit rarely has to do it on its way (SQLite does at `wal_autocheckpoint` pages).
 */
const tidyAfterCommits = 32;

/**
 * The one writer of one SQLite file. Commands run one after the other on its connection; those that
 * queued while the last commit ran share the next transaction, each undone by itself when it fails, and
 * are answered after its flush (group commit: no added wait when there is little to do, many times
 * the rate when there is much).
 */
export class GroupCommitWriter {
  private connection: SqliteConnection;
  private readonly reopen: () => Promise<SqliteConnection>;
  private readonly waiting: Job[] = [];
  private running: Promise<void> | null = null;
  private closed = false;
  private untidyCommits = 0;
  private quietTimer: NodeJS.Timeout | null = null;
  private begun = 0;
  private lent = 0;
  private readonly quietListeners: (() => void)[] = [];

  constructor(connection: SqliteConnection, reopen: () => Promise<SqliteConnection>) {
    this.connection = connection;
    this.reopen = reopen;
  }

  /** The connection on which the running command's statements belong. */
  lend(): SqliteConnection {
    this.lent += 1;
    return this.connection;
  }

  /** How many commands have begun. */
  commandsBegun(): number {
    return this.begun;
  }

  /** Hears of every quiet moment after a commit. */
  onQuiet(listener: () => void): void {
    this.quietListeners.push(listener);
  }

  write<T>(command: () => Promise<T>): Promise<T> {
    return this.enqueue({ command });
  }

  /** For what changes something with its last statement only: alone, it needs no BEGIN and COMMIT. */
  writeStatement<T>(prepare: () => Promise<PreparedChange<T>>): Promise<T> {
    return this.enqueue({ prepare });
  }

  /** `T` is what the work gives. */
  private enqueue<T>(work: Work): Promise<T> {
    if (this.closed) return Promise.reject(new Error('The database is closed'));
    this.cancelQuiet();
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({
        work,
        // The value comes from this very work, so it is a T.
        resolve: (value) => {
          resolve(value as T);
        },
        reject,
      });
      this.running ??= this.drain();
    });
  }

  /** Runs something on the writer between transactions. */
  async betweenTransactions(
    action: (connection: SqliteConnection) => Promise<void>,
  ): Promise<void> {
    while (this.running !== null) await this.running;
    const turn = action(this.connection).finally(() => {
      this.running = this.waiting.length > 0 ? this.drain() : null;
    });
    this.running = turn.catch(() => undefined);
    await turn;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.cancelQuiet();
    while (this.running !== null) await this.running;
    await this.connection.close();
  }

  private async drain(): Promise<void> {
    // Give callers of the same tick the chance to join the first group.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      await this.commitGroup(this.waiting.splice(0, largestGroup));
      this.untidyCommits += 1;
    }
    this.running = null;
    if (this.closed) return;
    this.quietTimer = setTimeout(() => void this.quiet(), quietMs).unref();
  }

  private cancelQuiet(): void {
    if (this.quietTimer !== null) clearTimeout(this.quietTimer);
    this.quietTimer = null;
  }

  private async quiet(): Promise<void> {
    for (const listener of this.quietListeners) listener();
    if (this.untidyCommits < tidyAfterCommits) return;
    this.untidyCommits = 0;
    try {
      await this.betweenTransactions((connection) =>
        connection.exec('PRAGMA wal_checkpoint(PASSIVE)'),
      );
    } catch {
      // What was committed is safe in the journal; the next commit meets the same trouble and says so.
    }
  }

  private async commitGroup(group: readonly Job[]): Promise<void> {
    const [only] = group;
    if (group.length === 1 && only !== undefined && 'prepare' in only.work) {
      return this.runByItself(only);
    }
    let outcomes: readonly Outcome[] = [];
    try {
      await this.connection.exec('BEGIN IMMEDIATE');
      // A lone command needs no savepoint: undoing it is undoing the transaction.
      outcomes =
        group.length === 1 && only !== undefined
          ? [await this.run(only)]
          : await this.runGroup(group);
      const [first] = group.length === 1 ? outcomes : [];
      if (first?.ok === false) await undo(this.connection, 'ROLLBACK', first.error);
      else await this.connection.exec('COMMIT');
    } catch (error) {
      // Nothing of this group is durable. After a failed flush the pages in the driver's cache may
      // be marked clean without being on disk, so the connection is not used again.
      for (const job of group) job.reject(error);
      await this.replaceConnection();
      return;
    }
    for (const [index, job] of group.entries()) {
      const outcome = outcomes[index];
      if (outcome?.ok === true) job.resolve(outcome.value);
      else job.reject(outcome?.error);
    }
  }

  /** The statement that changes something commits by itself, and is undone by itself when it fails. */
  private async runByItself(job: Job): Promise<void> {
    const outcome = await this.run(job);
    if (outcome.ok) {
      job.resolve(outcome.value);
      return;
    }
    job.reject(outcome.error);
    if (isFailedStorage(outcome.error)) await this.replaceConnection();
  }

  private async runGroup(group: readonly Job[]): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    while (outcomes.length < group.length) {
      const left = group.slice(outcomes.length);
      const changes = changesAtStart(left);
      const size = rowsTogether.find((rows) => rows <= changes.length) ?? 1;
      const together = size === 1 ? null : await this.runTogether(changes.slice(0, size));
      if (together !== null) outcomes.push(...together);
      else for (const job of left.slice(0, size)) outcomes.push(await this.runInGroup(job));
    }
    return outcomes;
  }

  /**
   * Changes that are rows for one place, as one statement. Null, with nothing done, when they are not, when one
   * of them reads what the rows before it may have changed, or when one is refused: SQLite undoes the whole
   * statement then. Each is prepared anew by itself after that.
   */
  private async runTogether(changes: readonly Prepare[]): Promise<readonly Outcome[] | null> {
    const rows: NewRow[] = [];
    const outcomes: Outcome[] = [];
    try {
      for (const prepare of changes) {
        this.begun += 1;
        const { lent } = this;
        const { change, value, ran } = await prepare();
        const hasRead = this.lent !== lent;
        const [first] = rows;
        if (
          !('into' in change) ||
          (first !== undefined && (hasRead || first.into !== change.into))
        ) {
          break;
        }
        rows.push(change);
        outcomes.push({ ok: true, value });
        ran?.();
      }
      const [first, ...others] = rows;
      if (first !== undefined && rows.length === changes.length) {
        const { sql, parameters } = rowStatement([first, ...others]);
        await this.connection.run(sql, parameters, false);
        return outcomes;
      }
    } catch (error) {
      if (isFailedStorage(error)) throw error;
      // Whose fault it is shows when each is done by itself.
    }
    // Nobody may build on what was prepared in vain.
    this.begun += 1;
    return null;
  }

  /** SQLite undoes a refused statement by itself, so only commands of several need a savepoint. */
  private async runInGroup(job: Job): Promise<Outcome> {
    if ('command' in job.work) return this.runInSavepoint(job);
    const outcome = await this.run(job);
    // Disk full or an I/O error may have ended the transaction: the group fails.
    if (!outcome.ok && isFailedStorage(outcome.error)) throw outcome.error;
    return outcome;
  }

  private async runInSavepoint(job: Job): Promise<Outcome> {
    await this.connection.exec('SAVEPOINT command');
    const outcome = await this.run(job);
    if (!outcome.ok) await undo(this.connection, 'ROLLBACK TO command', outcome.error);
    await this.connection.exec('RELEASE command');
    return outcome;
  }

  private async replaceConnection(): Promise<void> {
    try {
      await this.connection.close();
    } catch {
      // A connection that cannot even close is dropped; its transaction dies with it.
    }
    try {
      this.connection = await this.reopen();
    } catch {
      // The disk may be away for longer: the next group fails on the closed connection, says so to
      // its callers, and tries to open again. A writer that gave up would never answer anybody.
    }
  }

  private async run(job: Job): Promise<Outcome> {
    this.begun += 1;
    try {
      const { work } = job;
      const running = 'command' in work ? work.command() : this.runChange(await work.prepare());
      return { ok: true, value: await running };
    } catch (error) {
      return { ok: false, error };
    }
  }

  private async runChange<T>({ change, value, ran }: PreparedChange<T>): Promise<T> {
    const { sql, parameters } = 'into' in change ? rowStatement([change]) : change;
    await this.connection.run(sql, parameters, false);
    ran?.();
    return value;
  }
}

/** The changes before the first command of several statements. */
function changesAtStart(jobs: readonly Job[]): readonly Prepare[] {
  const command = jobs.findIndex(({ work }) => 'command' in work);
  const before = command < 0 ? jobs : jobs.slice(0, command);
  return before.flatMap(({ work }) => ('prepare' in work ? [work.prepare] : []));
}
