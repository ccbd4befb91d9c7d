import type { DeskDatabase } from './tables.ts';

/** The secret of this name; `make` is asked only when there is none yet. */
export async function keptSecret(
  database: DeskDatabase,
  name: string,
  make: () => string,
): Promise<string> {
  return database.write(async (db) => {
    await db
      .insertInto('secret')
      .values({ name, value: make() })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const row = await db
      .selectFrom('secret')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return row.value;
  });
}
