import type { Db, DeskDatabase } from './tables.ts';

/** When each job is due next, by its name; one that never had a turn is absent. */
export async function dueMoments(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('job').select(['name', 'due_at']).execute();
  return new Map(rows.map(({ name, due_at }) => [name, due_at]));
}

/** Whether this desk has the turn: true when the work was due, which it then no longer is for `everyMs`. */
export async function takeTurn(
  database: DeskDatabase,
  name: string,
  nowMs: number,
  everyMs: number,
): Promise<boolean> {
  const now = new Date(nowMs).toISOString();
  const row = { name, due_at: new Date(nowMs + everyMs).toISOString() };
  return database.write(async (db) => {
    const taken = await db
      .insertInto('job')
      .values(row)
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet(row).where('job.due_at', '<=', now),
      )
      .returning('name')
      .executeTakeFirst();
    return taken !== undefined;
  });
}
