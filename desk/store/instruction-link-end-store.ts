import type { Db } from './tables.ts';

/** Erases links that ended before a moment, with their addresses and answers, at most `limit`; how many. */
export async function eraseEndedLinks(db: Db, endedBefore: string, limit: number): Promise<number> {
  const rows = await db
    .selectFrom('instruction_link')
    .select('link_id')
    .where('expires_at', '<', endedBefore)
    .orderBy('expires_at')
    .limit(limit)
    .execute();
  const ids = rows.map((row) => row.link_id);
  if (ids.length === 0) return 0;
  for (const table of ['instruction_answer', 'instruction_token', 'instruction_link'] as const) {
    await db.deleteFrom(table).where('link_id', 'in', ids).execute();
  }
  return ids.length;
}
