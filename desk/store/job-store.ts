import type { Db, DeskDatabase } from './tables.ts';

/** Clocks of desks on one database differ by less than this. */
const mostApartMs = 60 * 60 * 1000;

/** The last moment that a turn can have put off to; what is later was written by a clock that was wrong. */
export function latestDue(nowMs: number, everyMs: number): string {
  return new Date(nowMs + everyMs + mostApartMs).toISOString();
}

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
  const latest = latestDue(nowMs, everyMs);
  const row = { name, due_at: new Date(nowMs + everyMs).toISOString() };
  return database.write(async (db) => {
    const taken = await db
      .insertInto('job')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet(row)
          .where((job) => job.or([job('job.due_at', '<=', now), job('job.due_at', '>', latest)])),
      )
      .returning('name')
      .executeTakeFirst();
    return taken !== undefined;
  });
}
