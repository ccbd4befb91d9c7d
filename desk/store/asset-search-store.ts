import { type RawBuilder, sql } from 'kysely';
import { hasWord } from './register-page.ts';
import type { Db, DeskDatabase } from './tables.ts';

/** Words that so many assets have are met soon by reading the list from its newest on. */
const mostRare = 200;
const gramLength = 3;

/**
 * The assets that have all these words, in no order; null when they are not few, or when no word is as
 * long as what the index knows. Without it a word that hardly any asset has reads the whole list.
 */
export async function rareAssets(
  { read, kind }: Pick<DeskDatabase, 'read' | 'kind'>,
  words: readonly string[],
): Promise<readonly string[] | null> {
  const grams = [...new Set(words.flatMap(gramsOf))];
  if (grams.length === 0) return null;
  let query = (kind === 'sqlite' ? withGrams(read, grams) : withArray(read, grams)).limit(
    mostRare + 1,
  );
  for (const word of words) query = query.where(hasWord('asset.search_text', word));
  const rows = await query.execute();
  return rows.length > mostRare ? null : rows.map((row) => row.asset_id);
}

function withGrams(db: Db, grams: readonly string[]) {
  // Letters and figures only: nothing of it means anything to FTS5.
  const match = grams.map((gram) => `"${gram}"`).join(' AND ');
  return db
    .selectFrom('asset_gram')
    .innerJoin('asset_text', 'asset_text.text_id', 'asset_gram.rowid')
    .innerJoin('asset', 'asset.asset_id', 'asset_text.asset_id')
    .select('asset.asset_id')
    .where('asset_gram.asset_gram', 'match', match);
}

function withArray(db: Db, grams: readonly string[]) {
  const wanted = sql`array[${sql.join(grams.map((gram) => sql.val(gram)))}]::text[]`;
  const has: RawBuilder<boolean> = sql`asset_grams(asset.search_text) @> ${wanted}`;
  return db.selectFrom('asset').select('asset.asset_id').where(has);
}

/** Every three letters in a row of a word. */
function gramsOf(word: string): readonly string[] {
  const letters = Array.from(word);
  return letters
    .slice(0, Math.max(0, letters.length - gramLength + 1))
    .map((_letter, at) => letters.slice(at, at + gramLength).join(''));
}
