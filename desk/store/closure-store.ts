import { type Kysely, type Selectable, sql } from 'kysely';
import type { Closure, ClosureCause } from '../../shared/domain/service-level/closure.ts';
import type { Db, DeskDatabase } from './tables.ts';

const closureLock = 0x62616c6d;

/** A stretch in which the desk was closed against its calendar (ADR 50). */
export interface DeskClosureTable {
  readonly closure_id: string;
  /** Null when the whole desk is closed; the first site stands here by its id. */
  readonly site_id: string | null;
  readonly cause: ClosureCause;
  readonly reason: string;
  readonly from_at: string;
  readonly until_at: string;
  readonly entered_at: string;
  readonly entered_by: string;
  readonly entered_by_id: string;
  readonly ended_at: string | null;
  readonly ended_by: string | null;
  readonly withdrawn_at: string | null;
  readonly withdrawn_by: string | null;
}

export async function createClosures(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('desk_closure')
    .addColumn('closure_id', 'text', (column) => column.primaryKey())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('from_at', 'text', (column) => column.notNull())
    .addColumn('until_at', 'text', (column) => column.notNull())
    .addColumn('entered_at', 'text', (column) => column.notNull())
    .addColumn('entered_by', 'text', (column) => column.notNull())
    .addColumn('entered_by_id', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('ended_by', 'text')
    .addColumn('withdrawn_at', 'text')
    .addColumn('withdrawn_by', 'text')
    .execute();
  await sql`create index desk_closure_until on desk_closure (until_at) where withdrawn_at is null`.execute(
    db,
  );
}

/** What was entered before closed the whole desk. */
export async function addClosureSite(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('desk_closure')
    .addColumn('site_id', 'text', (column) => column.references('site.site_id'))
    .execute();
}

/**
 * Nobody else changes the closures before the end of this command, so that it sees what counted before it; on
 * SQLite commands follow each other anyway.
 */
export async function lockClosures(db: Db, kind: DeskDatabase['kind']): Promise<void> {
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${closureLock})`.execute(db);
}

export async function insertClosure(db: Db, closure: Closure, accountId: string): Promise<void> {
  await db
    .insertInto('desk_closure')
    .values({
      closure_id: closure.closureId,
      site_id: closure.siteId ?? null,
      cause: closure.cause,
      reason: closure.reason,
      from_at: closure.from,
      until_at: closure.until,
      entered_at: closure.entered.at,
      entered_by: closure.entered.by,
      entered_by_id: accountId,
      ended_at: null,
      ended_by: null,
      withdrawn_at: null,
      withdrawn_by: null,
    })
    .execute();
}

/** Notes that the desk is open again before a closure was to end. */
export async function endClosure(
  db: Db,
  closureId: string,
  { at, by }: { readonly at: string; readonly by: string },
): Promise<Closure | null> {
  const row = await changeOf(db, closureId, { ended_at: at, ended_by: by })
    .where('ended_at', 'is', null)
    .where('from_at', '<=', at)
    .where('until_at', '>', at)
    .executeTakeFirst();
  return row === undefined ? null : closureOf(row);
}

/** Makes that a closure never counted. */
export async function withdrawClosure(
  db: Db,
  closureId: string,
  { at, by }: { readonly at: string; readonly by: string },
): Promise<Closure | null> {
  const row = await changeOf(db, closureId, {
    withdrawn_at: at,
    withdrawn_by: by,
  }).executeTakeFirst();
  return row === undefined ? null : closureOf(row);
}

/** A change of one that counts; nothing else of it ever changes. */
function changeOf(
  db: Db,
  closureId: string,
  change: Partial<
    Pick<DeskClosureTable, 'ended_at' | 'ended_by' | 'withdrawn_at' | 'withdrawn_by'>
  >,
) {
  return db
    .updateTable('desk_closure')
    .set(change)
    .where('closure_id', '=', closureId)
    .where('withdrawn_at', 'is', null)
    .returningAll();
}

/** Closures that count and were to end after a moment, in the order in which they were entered. */
export async function closuresSince(db: Db, since: string): Promise<readonly Closure[]> {
  const rows = await db
    .selectFrom('desk_closure')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .where('until_at', '>', since)
    .orderBy('entered_at')
    .execute();
  return rows.map(closureOf);
}

/** The latest closures, withdrawn ones too, the last to begin first. */
export async function latestClosures(db: Db, limit: number): Promise<readonly Closure[]> {
  const rows = await db
    .selectFrom('desk_closure')
    .selectAll()
    .orderBy('from_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(closureOf);
}

function closureOf(row: Selectable<DeskClosureTable>): Closure {
  const act = (at: string | null, by: string | null) => (at === null ? null : { at, by: by ?? '' });
  return {
    closureId: row.closure_id,
    ...(row.site_id === null ? {} : { siteId: row.site_id }),
    cause: row.cause,
    reason: row.reason,
    from: row.from_at,
    until: row.until_at,
    entered: { at: row.entered_at, by: row.entered_by },
    ended: act(row.ended_at, row.ended_by),
    withdrawn: act(row.withdrawn_at, row.withdrawn_by),
  };
}
