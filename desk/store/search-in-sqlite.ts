import { type RawBuilder, sql } from 'kysely';
import { ftsQuery } from '../search/search-query.ts';
import { packed, unpacked } from './packed-rows.ts';
import { type PositionRow, positionColumns, positionOfRow } from './search-index-store.ts';
import { type IndexAnswer, type IndexQuestion, type Wanted, anyNumber } from './search-question.ts';
import type { Db } from './tables.ts';

/** All in one trip to the database, and so of one moment. */
export async function askSqlite<Row>(
  db: Db,
  question: IndexQuestion,
  wanted: Wanted,
): Promise<IndexAnswer<Row>> {
  const beginning = longBeginning(question);
  const page =
    beginning === null
      ? indexPage(question, wanted, sql`${ftsQuery(question.terms, question.tags)}`)
      : beginningPage(question, wanted, beginning);
  const { rows } = await sql<PositionRow & { page: string }>`select ${positionColumns},
    (${page}) as page from search_position where name = 'ticket'`.execute(db);
  return { position: positionOfRow(rows[0]), hits: unpacked<Row>(rows[0]?.page) };
}

function indexPage(
  question: IndexQuestion,
  wanted: Wanted,
  match: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const hits = sql`from search_index f cross join ${tableOf(wanted)} w on w.number = f.rowid
    where f.search_index match ${match} and f.rowid < ${question.before ?? anyNumber}
      and ${mayBeHit(question, wanted)}
    order by f.rowid desc limit ${sql.lit(question.limit)}`;
  return packed(wanted.columns, hits);
}

function tableOf({ of }: Wanted): RawBuilder<unknown> {
  return sql.table(of === 'ticket' ? 'ticket' : 'search_document');
}

function mayBeHit({ queues }: IndexQuestion, { of }: Wanted): RawBuilder<unknown> {
  return of === 'ticket' ? sql`w.queue in (${sql.join(queues)})` : sql`true`;
}

/** FTS5 has an index of its own for beginnings of so many letters (search-tables.ts). */
const indexedBeginning = 3;

/** A last word of which only the beginning was typed, longer than FTS5 has in its index of beginnings. */
interface LongBeginning {
  readonly letters: string;
  /** The words that must stand right before it. */
  readonly after: readonly string[];
  /** What else is asked, for FTS5; empty when nothing is. */
  readonly others: string;
}

function longBeginning({ terms, tags }: IndexQuestion): LongBeginning | null {
  const last = terms.at(-1);
  const letters = last?.prefix === true ? (last.tokens.at(-1) ?? '') : '';
  if (Array.from(letters).length <= indexedBeginning) return null;
  const others = ftsQuery(terms.slice(0, -1), tags);
  return { letters, after: last?.tokens.slice(0, -1) ?? [], others };
}

/** For each hit that is wanted, so many tickets are looked through before the words of the index are. */
const lookedThrough = 4;

/**
 * To find the words that begin so FTS5 reads past all hits of their neighbours: a millisecond for one that all of a
 * million tickets have. So the beginning is first looked for in the newest tickets that have all the rest.
 */
function beginningPage(
  question: IndexQuestion,
  wanted: Wanted,
  beginning: LongBeginning,
): RawBuilder<unknown> {
  const limit = sql.lit(question.limit);
  const most = sql.lit(question.limit * lookedThrough);
  const before = sql`${question.before ?? anyNumber}`;
  const { letters, after, others } = beginning;
  const rest =
    others === ''
      ? sql`select number from search_document where number < ${before} order by number desc`
      : sql`select rowid as number from search_index
          where search_index match ${others} and rowid < ${before} order by rowid desc`;
  const columns = sql.join(wanted.columns.map((column) => sql.ref(`w.${column}`)));
  return sql`with rest as materialized (${rest} limit ${most}),
    newest as materialized (select ${columns} from rest
      cross join search_document d on d.number = rest.number
      cross join ${tableOf(wanted)} w on w.number = rest.number
      where instr(' ' || d.body, ${` ${[...after, letters].join(' ')}`}) > 0 and ${mayBeHit(question, wanted)}
      order by rest.number desc limit ${limit})
    select case when (select count(*) from newest) = ${limit} or (select count(*) from rest) < ${most}
      then (${packed(wanted.columns, sql`from newest w`)})
      else (${indexPage(question, wanted, namedWords(question, beginning))}) end`;
}

/** So many words are named one by one; for more, FTS5 puts their hits together itself. */
const mostWords = 64;

/**
 * The question with all words of the index that begin as its last one. For a beginning itself FTS5 would put the
 * hits of all of them together before it gives the first; of named words it reads the newest only.
 */
function namedWords(
  { terms, tags }: IndexQuestion,
  { letters, after, others }: LongBeginning,
): RawBuilder<unknown> {
  // The words hold letters and figures only, as everything that the index is made of.
  const open = `"${[...after, ''].join(' ')}`;
  const begins = sql`substr(word.term, 1, length(${letters})) = ${letters}`;
  return sql`(with recursive word (term, nth) as (
      select (select term from search_word where term >= ${letters} limit 1), 1
      union all
      select (select term from search_word where term >= word.term || char(1) limit 1), nth + 1
        from word where ${begins} and nth <= ${sql.lit(mostWords)}
    ) select case when count(*) between 1 and ${sql.lit(mostWords)}
        then '(' || group_concat(${open} || term || '"', ' OR ') || ')' || ${others === '' ? '' : ` AND ${others}`}
        else ${ftsQuery(terms, tags)} end
      from word where ${begins})`;
}
