import { sql } from 'kysely';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { type SearchTerm, ftsQuery, tsQuery } from '../search/search-query.ts';
import type { TagSets } from '../search/search-tags.ts';
import type { Db, DeskDatabase } from './tables.ts';
import { itemColumns, itemOfRow } from './ticket-row.ts';

/** What the index is asked. */
export interface IndexQuestion {
  readonly terms: readonly SearchTerm[];
  readonly tags: TagSets;
  /** Only tickets that stand in one of these now, whatever the index says. */
  readonly queues: readonly WorkQueue[];
  /** Only numbers below this one. */
  readonly before: number | null;
  readonly limit: number;
}

/** A hit as it is weighed. */
export interface WeighedHit {
  readonly number: number;
  readonly ticketId: string;
  readonly body: string;
}

const itemsOf = sql.raw(itemColumns.map((column) => `t.${column}`).join(', '));
const weighing = sql.raw('t.number, t.ticket_id, d.body');
const anyNumber = 2_147_483_647;

/** Newest tickets first, without asking the index. */
export async function newestTickets(
  db: Db,
  queues: readonly WorkQueue[],
  before: number | null,
  limit: number,
): Promise<readonly QueueItem[]> {
  const rows = await db
    .selectFrom('ticket')
    .select(itemColumns)
    .where('queue', 'in', [...queues])
    .where('number', '<', before ?? anyNumber)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map(itemOfRow);
}

/** Newest hits of the index first. */
export async function indexedTickets(
  database: DeskDatabase,
  question: IndexQuestion,
): Promise<readonly QueueItem[]> {
  const rows = await ask<Parameters<typeof itemOfRow>[0]>(database, question, itemsOf);
  return rows.map(itemOfRow);
}

/** The same hits with what weighs, and no more of them. */
export async function weighedHits(
  database: DeskDatabase,
  question: IndexQuestion,
): Promise<readonly WeighedHit[]> {
  const rows = await ask<{ number: number; ticket_id: string; body: string }>(
    database,
    question,
    weighing,
  );
  return rows.map(({ number, ticket_id: ticketId, body }) => ({ number, ticketId, body }));
}

/** The lines of tickets, in the order of their ids. */
export async function itemsById(
  db: Db,
  ticketIds: readonly string[],
): Promise<readonly QueueItem[]> {
  if (ticketIds.length === 0) return [];
  const rows = await db
    .selectFrom('ticket')
    .select(itemColumns)
    .where('ticket_id', 'in', ticketIds)
    .execute();
  const items = new Map(rows.map((row) => [row.ticket_id, itemOfRow(row)]));
  return ticketIds.flatMap((ticketId) => items.get(ticketId) ?? []);
}

type Columns = ReturnType<typeof sql.raw>;

function ask<Row>(
  database: DeskDatabase,
  question: IndexQuestion,
  columns: Columns,
): Promise<readonly Row[]> {
  return database.kind === 'postgres'
    ? inPostgres(database.read, question, columns)
    : inSqlite(database.read, question, columns);
}

async function inSqlite<Row>(
  db: Db,
  { terms, tags, queues, before, limit }: IndexQuestion,
  columns: Columns,
): Promise<readonly Row[]> {
  const last = terms.at(-1);
  const longer = last?.prefix === true ? await wordsFrom(db, last.tokens.at(-1) ?? '') : null;
  const documents = sql.raw(
    columns === weighing ? 'cross join search_document d on d.number = f.rowid' : '',
  );
  const { rows } = await sql<Row>`select ${columns}
    from search_index f ${documents} cross join ticket t on t.number = f.rowid
    where f.search_index match ${ftsQuery(terms, tags, longer)} and f.rowid < ${before ?? anyNumber}
      and t.queue in (${sql.join(queues)})
    order by f.rowid desc limit ${limit}`.execute(db);
  return rows;
}

/** So many words are named one by one; for more, FTS5 puts their hits together itself. */
const mostWords = 64;
/** FTS5 has an index of its own for beginnings of so many letters (search-tables.ts). */
const indexedBeginning = 3;

/**
 * The words of the index that begin so; null when FTS5 had better look itself. It would put all hits of
 * a longer beginning together before it gives the first, while of named words it reads the newest only.
 */
async function wordsFrom(db: Db, beginning: string): Promise<readonly string[] | null> {
  if (Array.from(beginning).length <= indexedBeginning) return null;
  const { rows } = await sql<{ term: string | null }>`with recursive word (term, nth) as (
      select (select term from search_word where term >= ${beginning} limit 1), 1
      union all
      select (select term from search_word where term >= word.term || char(1) limit 1), nth + 1
        from word where substr(word.term, 1, length(${beginning})) = ${beginning} and nth <= ${mostWords}
    ) select term from word`.execute(db);
  const words = rows.flatMap(({ term }) => (term?.startsWith(beginning) === true ? [term] : []));
  return words.length > mostWords ? null : words;
}

/** So many of the newest tickets are looked through one by one before the index is asked. */
const lookedThrough = 1_000;

/**
 * A word that many tickets have is found soon among the newest; GIN would gather all of them before it
 * gave one. A rare word is what GIN is for.
 */
async function inPostgres<Row>(
  db: Db,
  { terms, tags, queues, before, limit }: IndexQuestion,
  columns: Columns,
): Promise<readonly Row[]> {
  const query = sql`${tsQuery(terms, tags)}::tsquery`;
  const inQueues = sql`t.queue in (${sql.join(queues)})`;
  const newest = await sql<Row>`select ${columns}
    from (select number, body, words from search_document where number < ${before ?? anyNumber}
      order by number desc limit ${lookedThrough}) d join ticket t on t.number = d.number
    where d.words @@ ${query} and ${inQueues} order by d.number desc limit ${limit}`.execute(db);
  if (newest.rows.length >= limit) return newest.rows;
  const all = await sql<Row>`with d as materialized (
      select number, body from search_document where words @@ ${query} and number < ${before ?? anyNumber})
    select ${columns} from d join ticket t on t.number = d.number
    where ${inQueues} order by d.number desc limit ${limit}`.execute(db);
  return all.rows;
}
