import { type SelectQueryBuilder, sql } from 'kysely';
import type { InstructionLine, InstructionState } from '../../shared/domain/instruction.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import { lineOf } from './instruction-row.ts';
import type { InstructionTable } from './instruction-tables.ts';
import { type RegisterPage, hasWord } from './register-page.ts';
import type { Db, Tables } from './tables.ts';

type Query = SelectQueryBuilder<Tables, 'instruction', object>;

/** One page of instructions, newest first, as they stand on a day. */
export async function instructionLines(
  db: Db,
  today: string,
  page: RegisterPage & {
    readonly state: InstructionState | null;
    readonly without: Locale | null;
    readonly ownerId: string | null;
  },
): Promise<InstructionLine[]> {
  let query: Query = db.selectFrom('instruction');
  if (page.state !== null) query = inState(query, page.state, today);
  if (page.without !== null) {
    query = query.where(sql<boolean>`variants not like ${`%${page.without}-%`}`);
  }
  if (page.ownerId !== null) query = query.where('owner_id', '=', page.ownerId);
  if (page.before !== null) query = query.where('instruction_id', '<', page.before);
  for (const word of page.words) query = query.where(hasWord('search_text', word));
  const rows = await query
    .selectAll()
    .orderBy('instruction_id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((row) => lineOf(row, today));
}

/** These instructions with what their newest version says, in the order of the ids. */
export async function newestInstructions(
  db: Db,
  ids: readonly string[],
): Promise<readonly (InstructionTable & { readonly content: string })[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('instruction')
    .innerJoin('instruction_version as newest', (join) =>
      join
        .onRef('newest.instruction_id', '=', 'instruction.instruction_id')
        .onRef('newest.version', '=', 'instruction.version'),
    )
    .selectAll('instruction')
    .select('newest.content')
    .where('instruction.instruction_id', 'in', [...ids])
    .execute();
  const known = new Map(rows.map((row) => [row.instruction_id, row]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** The same as `stateOf`, for a database. */
function inState(query: Query, state: InstructionState, today: string): Query {
  if (state === 'retired') return query.where('retired_at', 'is not', null);
  const living = query.where('retired_at', 'is', null);
  switch (state) {
    case 'published':
      return living.where('published_version', 'is not', null).where('review_by', '>', today);
    case 'expired':
      return living.where('published_version', 'is not', null).where('review_by', '<=', today);
    default:
      return living.where('published_version', 'is', null).where('stage', '=', state);
  }
}

/** Published instructions whose review day comes on or before a day, of which nobody was told yet. */
export async function comingReviews(
  db: Db,
  told: 'told_soon' | 'told_expired',
  onOrBefore: string,
  limit: number,
): Promise<InstructionTable[]> {
  return db
    .selectFrom('instruction')
    .selectAll()
    .where(sql<boolean>`published_version is not null and retired_at is null`)
    .where('review_by', '<=', onOrBefore)
    .where((eb) => eb.or([eb(told, 'is', null), eb(told, '<>', eb.ref('review_by'))]))
    .orderBy('review_by')
    .limit(limit)
    .execute();
}
