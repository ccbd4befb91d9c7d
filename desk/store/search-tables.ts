import { type Kysely, sql } from 'kysely';

/** The words of one ticket as they are in the index (desk/search/search-document.ts). */
export interface SearchDocumentTable {
  readonly number: number;
  readonly ticket_id: string;
  readonly body: string;
}

/** How far the index is. One row. */
export interface SearchPositionTable {
  readonly name: 'ticket';
  /** What happened up to this event is in the index. */
  readonly event_id: number;
  /** Of the tickets that were there before the index, those with this number and higher are in it. */
  readonly fill_below: number;
  /** Where the filling began, for the share that is done. */
  readonly fill_from: number;
}

/**
 * FTS5 over the bodies. The bodies hold no character outside words, blanks and tags, and FTS5 takes
 * them apart at the blanks only. It merges its parts when we say so, not on the way of a write.
 */
export async function createSqliteSearch(db: Kysely<unknown>): Promise<void> {
  await createTables(db);
  await sql`create virtual table search_index using fts5(
    body, content='search_document', content_rowid='number',
    tokenize="ascii tokenchars '#:-'", prefix='2 3')`.execute(db);
  await sql`insert into search_index (search_index, rank) values ('automerge', 0)`.execute(db);
  await sql`insert into search_index (search_index, rank) values ('crisismerge', 500)`.execute(db);
  await sql`create virtual table search_word using fts5vocab('search_index', 'instance')`.execute(
    db,
  );
}

/**
 * On SQLite, a view into which the next documents are inserted whole; its trigger writes them and moves
 * the position, or does nothing when that is no longer where it was.
 */
export const searchPutView = 'search_put';

export async function createSearchPutView(db: Kysely<unknown>): Promise<void> {
  const view = sql.raw(searchPutView);
  const numbers = sql.raw('(select value ->> 0 from json_each(new.documents))');
  await sql`create view ${view} as select null as from_event, null as from_fill, null as event_id,
    null as fill_below, null as documents where false`.execute(db);
  await sql`create trigger search_documents_put instead of insert on ${view}
    when exists (select 1 from search_position where name = 'ticket'
      and event_id = new.from_event and fill_below = new.from_fill)
    begin
      update search_position set event_id = new.event_id, fill_below = new.fill_below
        where name = 'ticket';
      insert into search_index (search_index, rowid, body)
        select 'delete', number, body from search_document where number in ${numbers} order by number;
      insert into search_document (number, ticket_id, body)
        select value ->> 0, value ->> 1, value ->> 2 from json_each(new.documents) where true
        on conflict (number) do update set body = excluded.body;
      insert into search_index (rowid, body)
        select number, body from search_document where number in ${numbers} order by number;
    end`.execute(db);
}

/** The same in PostgreSQL: a vector of exactly those words, under a GIN index. */
export async function createPostgresSearch(db: Kysely<unknown>): Promise<void> {
  await createTables(db);
  await sql`alter table search_document add column words tsvector not null`.execute(db);
  await sql`create index search_document_words on search_document using gin (words)`.execute(db);
}

/** No index and no trigger on ticket or event: nothing of this stands on the way of a visit. */
async function createTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('search_document')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('ticket_id', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('search_position')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('event_id', 'integer', (column) => column.notNull())
    .addColumn('fill_below', 'integer', (column) => column.notNull())
    .addColumn('fill_from', 'integer', (column) => column.notNull())
    .execute();
  await sql`insert into search_position (name, event_id, fill_below, fill_from) values ('ticket',
    (select coalesce(max(event_id), 0) from event),
    (select coalesce(max(number), 0) + 1 from ticket),
    (select coalesce(max(number), 0) + 1 from ticket))`.execute(db);
}
