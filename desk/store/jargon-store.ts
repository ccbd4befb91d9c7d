import type { JargonTerm } from '../../shared/domain/jargon.ts';
import type { Db } from './tables.ts';

/** The whole list, by language and word. */
export async function jargonTerms(db: Db): Promise<JargonTerm[]> {
  const rows = await db
    .selectFrom('jargon_term')
    .selectAll()
    .orderBy('locale', 'desc')
    .orderBy('term')
    .execute();
  return rows.map(({ term_id: termId, ...rest }) => ({ termId, ...rest }));
}

/** Writes a word over what it was, or adds it. */
export async function putJargonTerm(db: Db, { termId, ...rest }: JargonTerm): Promise<void> {
  await db
    .insertInto('jargon_term')
    .values({ term_id: termId, ...rest })
    .onConflict((conflict) => conflict.column('term_id').doUpdateSet(rest))
    .execute();
}

export async function deleteJargonTerm(db: Db, termId: string): Promise<void> {
  await db.deleteFrom('jargon_term').where('term_id', '=', termId).execute();
}
