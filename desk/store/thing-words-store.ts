import { sql } from 'kysely';
import type { ThingKind } from '../find/thing-words.ts';
import { ftsQuery, tsQuery } from '../search/search-query.ts';
import { tokensOf } from '../search/search-tokens.ts';
import type { Db, DeskDatabase } from './tables.ts';

/** The words of one thing at most. */
const mostTokens = 2_000;
/** The beginning of a word is looked for from so many letters on; what is shorter is a whole word. */
const shortestPrefix = 2;

/** Writes by which words a thing is found, in the command that writes the thing. */
export async function putThingWords(
  db: Db,
  kind: ThingKind,
  id: string,
  words: string,
): Promise<void> {
  const tokens = [...new Set(tokensOf(words))].slice(0, mostTokens);
  const body = [`#${kind}`, ...tokens].join(' ');
  await db
    .insertInto('thing_words')
    .values({ kind, id, body })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'id']).doUpdateSet({ body }).where('thing_words.body', '!=', body),
    )
    .execute();
}

/** For a thing that is deleted, in the same command. */
export async function forgetThingWords(db: Db, kind: ThingKind, id: string): Promise<void> {
  await db.deleteFrom('thing_words').where('kind', '=', kind).where('id', '=', id).execute();
}

/** The newest things of a kind that have a word for each of these, which it may be the beginning of. */
export async function thingsWith(
  { read, kind: database }: Pick<DeskDatabase, 'read' | 'kind'>,
  kind: ThingKind,
  words: readonly string[],
  limit: number,
): Promise<readonly string[]> {
  if (words.length === 0) return [];
  const terms = words.map((word) => ({
    tokens: [word],
    prefix: Array.from(word).length >= shortestPrefix,
  }));
  const tags = [[`#${kind}`]];
  const rows =
    database === 'sqlite'
      ? await read
          .selectFrom('thing_index')
          .innerJoin('thing_words', 'thing_words.number', 'thing_index.rowid')
          .select('thing_words.id')
          .where('thing_index.thing_index', 'match', ftsQuery(terms, tags))
          .orderBy('thing_index.rowid', 'desc')
          .limit(limit)
          .execute()
      : await read
          .selectFrom('thing_words')
          .select('id')
          .where(sql<boolean>`words @@ ${tsQuery(terms, tags)}::tsquery`)
          .orderBy('number', 'desc')
          .limit(limit)
          .execute();
  return rows.map((row) => row.id);
}
