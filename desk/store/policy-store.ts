import type { z } from 'zod';
import type { Db, Tables } from './tables.ts';

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
