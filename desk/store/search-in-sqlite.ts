import { CompiledQuery } from 'kysely';
import { ftsQuery } from '../search/search-query.ts';
import { unpacked } from './packed-rows.ts';
import { beginningPage, longBeginning } from './search-beginning.ts';
import { indexPage } from './search-index-page.ts';
import { type PositionRow, positionColumns, positionOfRow } from './search-index-store.ts';
import { type IndexAnswer, type IndexQuestion, type Wanted, anyNumber } from './search-question.ts';
import type { Db } from './tables.ts';

/**
 * All in one trip to the database, and so of one moment. Its text is put together as text, which takes a tenth of
 * the time that a builder needs for it: what somebody typed is in the parameters only.
 */
export async function askSqlite<Row>(
  db: Db,
  question: IndexQuestion,
  wanted: Wanted,
): Promise<IndexAnswer<Row>> {
  const { terms, tags, queues, before } = question;
  const parameters = [before ?? anyNumber, JSON.stringify(queues), ftsQuery(terms, tags)];
  const beginning = longBeginning(question);
  const page =
    beginning === null
      ? indexPage(question, wanted)
      : beginningPage(question, wanted, beginning, parameters);
  const { rows } = await db.executeQuery<PositionRow & { page: string }>(
    CompiledQuery.raw(
      `select ${positionColumns}, (${page}) as page from search_position where name = 'ticket'`,
      parameters,
    ),
  );
  return { position: positionOfRow(rows[0]), hits: unpacked<Row>(wanted.columns, rows[0]?.page) };
}
