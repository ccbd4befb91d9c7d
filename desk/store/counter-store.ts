import type { Db } from './tables.ts';

/** Gives out the next number of a series, starting at 1; without gaps, also with many writers. */
export async function nextNumber(db: Db, name: string): Promise<number> {
  const row = await db
    .insertInto('counter')
    .values({ name, value: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ value: eb('counter.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return row.value;
}
