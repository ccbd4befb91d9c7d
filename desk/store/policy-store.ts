import { sql } from 'kysely';
import type { z } from 'zod';
import type { Db, DeskDatabase, Tables } from './tables.ts';

/** Of PostgreSQL: held while a policy is changed that must be the one that was seen. */
const policyLock = 0x62616c6c;

/** What admins decided under a name; `otherwise` while nobody did. */
export async function policyOf<T>(
  db: Db,
  name: Tables['desk_policy']['name'],
  schema: z.ZodType<T>,
  otherwise: T,
): Promise<T> {
  const row = await db
    .selectFrom('desk_policy')
    .select('document')
    .where('name', '=', name)
    .executeTakeFirst();
  return row === undefined ? otherwise : schema.parse(JSON.parse(row.document));
}

/** Nobody else changes a policy before the end of this command; on SQLite commands follow each other anyway. */
export async function lockPolicies(db: Db, kind: DeskDatabase['kind']): Promise<void> {
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${policyLock})`.execute(db);
}

export async function putPolicy(
  db: Db,
  name: Tables['desk_policy']['name'],
  policy: unknown,
  changed: { readonly at: string; readonly by: string },
): Promise<void> {
  const row = {
    document: JSON.stringify(policy),
    changed_at: changed.at,
    changed_by: changed.by,
  };
  await db
    .insertInto('desk_policy')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
}
