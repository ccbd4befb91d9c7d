import { sql } from 'kysely';
import { tsVector } from '../search/search-query.ts';
import { searchPutView } from './search-tables.ts';
import type { Db, DeskDatabase } from './tables.ts';

/** How far the index is, and how far it has to go. */
export interface SearchPosition {
  readonly eventId: number;
  readonly newestEventId: number;
  readonly fillBelow: number;
  readonly fillFrom: number;
}

/** The position as columns of `search_position`. */
export interface PositionRow {
  readonly event_id: number;
  readonly fill_below: number;
  readonly fill_from: number;
  readonly newest: number;
}

export const positionColumns =
  'event_id, fill_below, fill_from, (select coalesce(max(event_id), 0) from event) as newest';

export function positionOfRow(row: PositionRow | undefined): SearchPosition {
  if (row === undefined) throw new Error('The index has a position from its first day on');
  return {
    eventId: row.event_id,
    newestEventId: row.newest,
    fillBelow: row.fill_below,
    fillFrom: row.fill_from,
  };
}

export async function searchPosition(db: Db): Promise<SearchPosition> {
  const { rows } =
    await sql<PositionRow>`select ${sql.raw(positionColumns)} from search_position where name = 'ticket'`.execute(
      db,
    );
  return positionOfRow(rows[0]);
}

/** How much of the index is built, 0 to 99; null when it is whole. */
export function percentBuilt({ fillBelow, fillFrom }: SearchPosition): number | null {
  if (fillBelow <= 1) return null;
  return Math.min(99, Math.floor(((fillFrom - fillBelow) / (fillFrom - 1)) * 100));
}

/** The words of one ticket for the index. */
export interface SearchDocument {
  readonly number: number;
  readonly ticketId: string;
  readonly body: string;
}

/**
 * Puts documents in the index and moves its position, if that is still where `from` says: of several
 * desks on one database one does the work. On SQLite it is one statement, so that a visit which comes in
 * meanwhile waits for one commit and no more.
 */
export async function putDocuments(
  database: DeskDatabase,
  from: SearchPosition,
  to: Pick<SearchPosition, 'eventId' | 'fillBelow'>,
  documents: readonly SearchDocument[],
): Promise<void> {
  if (database.kind === 'sqlite') {
    const rows = documents.map((each) => [each.number, each.ticketId, each.body]);
    const values = [from.eventId, from.fillBelow, to.eventId, to.fillBelow, JSON.stringify(rows)];
    return database.writeStatement(() =>
      Promise.resolve({ change: { into: put, values }, value: undefined }),
    );
  }
  return database.write(async (db) => {
    const moved = await db
      .updateTable('search_position')
      .set({ event_id: to.eventId, fill_below: to.fillBelow })
      .where('name', '=', 'ticket')
      .where('event_id', '=', from.eventId)
      .where('fill_below', '=', from.fillBelow)
      .returning('name')
      .executeTakeFirst();
    if (moved !== undefined && documents.length > 0) await putInPostgres(db, documents);
  });
}

const put = `${searchPutView} (from_event, from_fill, event_id, fill_below, documents)`;

/** Takes words out of FTS5, which must be told what they were. */
async function takeOut(db: Db, numbers: string): Promise<void> {
  await sql`insert into search_index (search_index, rowid, body)
    select 'delete', number, body from search_document
    where number in (select value from json_each(${numbers})) order by number`.execute(db);
}

async function putInPostgres(db: Db, documents: readonly SearchDocument[]): Promise<void> {
  const rows = documents.map(
    ({ number, ticketId, body }) =>
      sql`(${number}::integer, ${ticketId}::text, ${body}::text, ${tsVector(body)}::tsvector)`,
  );
  await sql`insert into search_document (number, ticket_id, body, words) values ${sql.join(rows)}
    on conflict (number) do update set body = excluded.body, words = excluded.words`.execute(db);
}

/**
 * Takes the words of a ticket out of the index, for a ticket that is deleted or made anonymous; call it
 * in that command. What still happens to the ticket puts what is then left of it back. In SQLite they are
 * overwritten where they stand, which takes longer than an ordinary change.
 */
export async function forgetWords(
  db: Db,
  kind: DeskDatabase['kind'],
  number: number,
): Promise<void> {
  if (kind === 'sqlite') await overwrite(db, number);
  await db.deleteFrom('search_document').where('number', '=', number).execute();
  await db.updateTable('ticket').set({ search_text: '' }).where('number', '=', number).execute();
}

/** Changes the words of a ticket in the index, if it has them already; those from before are overwritten in the same way. */
export async function changeWords(
  db: Db,
  kind: DeskDatabase['kind'],
  number: number,
  change: (body: string) => string,
): Promise<void> {
  const row = await db
    .selectFrom('search_document')
    .select(['ticket_id', 'body'])
    .where('number', '=', number)
    .executeTakeFirst();
  const body = change(row?.body ?? '');
  if (row === undefined || row.body === body) return;
  if (kind === 'postgres') return putInPostgres(db, [{ number, ticketId: row.ticket_id, body }]);
  await overwrite(db, number);
  await db.updateTable('search_document').set({ body }).where('number', '=', number).execute();
  await sql`insert into search_index (rowid, body) values (${number}, ${body})`.execute(db);
}

async function overwrite(db: Db, number: number): Promise<void> {
  await sql`insert into search_index (search_index, rank) values ('secure-delete', 1)`.execute(db);
  await takeOut(db, JSON.stringify([number]));
  await sql`insert into search_index (search_index, rank) values ('secure-delete', 0)`.execute(db);
}

/**
 * Merges the whole index, so that words of earlier versions, which FTS5 keeps until then, leave the file too. In
 * small commands; what is indexed meanwhile is left for the next time.
 */
export async function mergeIndex(database: DeskDatabase): Promise<void> {
  let isMore = await tidyIndex(database, -tidyPages.much);
  while (isMore) isMore = await tidyIndex(database, tidyPages.much);
}

/**
 * Makes what an indexer has read and not yet written worth nothing: it begins again at the event before, and
 * finds the tickets as they are now. For whoever takes words out.
 */
export async function readAgain(db: Db): Promise<void> {
  await sql`update search_position set event_id = event_id - 1 where event_id > 0`.execute(db);
}

/** Pages of FTS5 that one step of tidying writes; some milliseconds of the writer. */
export const tidyPages = { little: 16, much: 64 } as const;

/**
 * Merges a bit of what many small writes left behind, since each part is one more place to look; mostly
 * there is nothing to merge, and then nothing is written. PostgreSQL's vacuum does it itself.
 */
export async function tidyAfterWrite(database: DeskDatabase): Promise<void> {
  if (database.kind === 'postgres') return;
  await database.writeStatement((db) =>
    Promise.resolve({ change: merge(tidyPages.little).compile(db), value: undefined }),
  );
}

/**
 * The same for after many writes; negative pages begin to merge all into one. True when there is more to
 * merge.
 */
export async function tidyIndex(database: DeskDatabase, pages: number): Promise<boolean> {
  if (database.kind === 'postgres') return false;
  return database.write(async (db) => {
    const before = await changesOf(db);
    await merge(pages).execute(db);
    // The command itself counts for one.
    return (await changesOf(db)) - before > 1;
  });
}

function merge(pages: number) {
  return sql`insert into search_index (search_index, rank) values ('merge', ${pages})`;
}

async function changesOf(db: Db): Promise<number> {
  const { rows } = await sql<{ made: number }>`select total_changes() as made`.execute(db);
  return rows[0]?.made ?? 0;
}
