import type { DeskDatabase } from './tables.ts';

/**
 * Whether this desk has the turn: true when the work was due, which it then no longer is for
 * `everyMs`. Asks before it writes, since nearly always nothing is due.
 */
export async function takeTurn(
  database: DeskDatabase,
  name: string,
  nowMs: number,
  everyMs: number,
): Promise<boolean> {
  const now = new Date(nowMs).toISOString();
  const row = { name, due_at: new Date(nowMs + everyMs).toISOString() };
  const known = await database.read
    .selectFrom('job')
    .select('due_at')
    .where('name', '=', name)
    .executeTakeFirst();
  if (known !== undefined && known.due_at > now) return false;
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
