import { sql } from 'kysely';
import { type HandoverTerms, handoverTermsSchema } from '../../shared/domain/handover-terms.ts';
import type { HandoverTermsTable } from './handover-tables.ts';
import type { Db } from './tables.ts';

/** A version without a day held from when it was written, `2026-11-27T…`. */
const firstDay = sql<string>`coalesce(holds_from, substr(since, 1, 10))`;

/** One version of the terms that staff wrote, the newest without a number; null when there is none. */
export async function storedTerms(db: Db, version?: number): Promise<HandoverTerms | null> {
  let query = db.selectFrom('handover_terms').selectAll().orderBy('version', 'desc').limit(1);
  if (version !== undefined) query = query.where('version', '=', version);
  const row = await query.executeTakeFirst();
  return row === undefined ? null : termsOf(row);
}

/** The version of staff that holds on a day: the one of the latest day so far, and the newest of that day. */
export async function storedTermsOn(db: Db, day: string): Promise<HandoverTerms | null> {
  const row = await db
    .selectFrom('handover_terms')
    .selectAll()
    .where(firstDay, '<=', day)
    .orderBy(firstDay, 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : termsOf(row);
}

/** Versions that staff wrote, newest first. */
export async function listStoredTerms(
  db: Db,
  wish: { readonly before: number | null; readonly limit: number },
): Promise<readonly HandoverTerms[]> {
  let query = db
    .selectFrom('handover_terms')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(wish.limit);
  if (wish.before !== null) query = query.where('version', '<', wish.before);
  return (await query.execute()).map(termsOf);
}

function termsOf(row: HandoverTermsTable): HandoverTerms {
  const texts: unknown = JSON.parse(row.texts);
  return handoverTermsSchema.parse({
    version: row.version,
    since: row.since,
    holdsFrom: row.holds_from ?? row.since.slice(0, '2026-11-27'.length),
    by: row.changed_by,
    texts,
  });
}

/** Adds a version; false when another has that number already. */
export async function insertHandoverTerms(
  db: Db,
  terms: HandoverTerms,
  accountId: string,
): Promise<boolean> {
  const row = await db
    .insertInto('handover_terms')
    .values({
      version: terms.version,
      since: terms.since,
      changed_by: terms.by,
      changed_by_id: accountId,
      texts: JSON.stringify(terms.texts),
      holds_from: terms.holdsFrom,
    })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .returning('version')
    .executeTakeFirst();
  return row !== undefined;
}
