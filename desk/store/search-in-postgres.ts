import { sql } from 'kysely';
import { tsQuery } from '../search/search-query.ts';
import { searchPosition } from './search-index-store.ts';
import { type IndexAnswer, type IndexQuestion, type Wanted, anyNumber } from './search-question.ts';
import type { Db } from './tables.ts';

/** So many of the newest tickets are looked through one by one before the index is asked. */
const lookedThrough = 1_000;

/**
 * A word that many tickets have is found soon among the newest; GIN would gather all of them before it
 * gave one. A rare word is what GIN is for. The position is read first: what the index has since then is
 * only newer.
 */
export async function askPostgres<Row>(
  db: Db,
  { terms, tags, queues, before, limit }: IndexQuestion,
  wanted: Wanted,
): Promise<IndexAnswer<Row>> {
  const position = await searchPosition(db);
  const table = wanted.of === 'ticket' ? 't' : 'd';
  const columns = sql.raw(wanted.columns.map((column) => `${table}.${column}`).join(', '));
  const query = sql`${tsQuery(terms, tags)}::tsquery`;
  const inQueues = sql`t.queue in (${sql.join(queues)})`;
  const newest = await sql<Row>`select ${columns}
    from (select number, ticket_id, body, words from search_document
      where number < ${before ?? anyNumber} order by number desc limit ${lookedThrough}) d
    join ticket t on t.number = d.number
    where d.words @@ ${query} and ${inQueues} order by d.number desc limit ${limit}`.execute(db);
  if (newest.rows.length >= limit) return { position, hits: newest.rows };
  const all = await sql<Row>`with d as materialized (
      select number, ticket_id, body from search_document
      where words @@ ${query} and number < ${before ?? anyNumber})
    select ${columns} from d join ticket t on t.number = d.number
    where ${inQueues} order by d.number desc limit ${limit}`.execute(db);
  return { position, hits: all.rows };
}
