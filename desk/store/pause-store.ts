import type { Pause } from '../../shared/domain/service-level/pause.ts';
import type { Db } from './tables.ts';

export async function insertPause(
  db: Db,
  ticketId: string,
  pause: Pause,
  accountId: string,
): Promise<void> {
  await db
    .insertInto('ticket_pause')
    .values({
      pause_id: pause.pauseId,
      ticket_id: ticketId,
      cause: pause.cause,
      reason: pause.reason,
      paused_by: pause.by,
      paused_by_id: accountId,
      from_at: pause.from,
      until_at: pause.until,
      ended_at: null,
      ended_by: null,
    })
    .execute();
}

/** Notes when and by whom a pause was ended; false when it had been. */
export async function endPause(db: Db, pauseId: string, at: string, by: string): Promise<boolean> {
  const row = await db
    .updateTable('ticket_pause')
    .set({ ended_at: at, ended_by: by })
    .where('pause_id', '=', pauseId)
    .where('ended_at', 'is', null)
    .returning('pause_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** All pauses of some tickets, oldest first, by ticket. */
export async function pausesOf(
  db: Db,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Pause[]>> {
  const rows = await db
    .selectFrom('ticket_pause')
    .selectAll()
    .where('ticket_id', 'in', [...ticketIds])
    .orderBy('from_at')
    .execute();
  const found = new Map<string, Pause[]>();
  for (const row of rows) {
    const pauses = found.get(row.ticket_id) ?? [];
    found.set(row.ticket_id, pauses);
    pauses.push({
      pauseId: row.pause_id,
      cause: row.cause,
      reason: row.reason,
      by: row.paused_by,
      from: row.from_at,
      until: row.until_at,
      ended: row.ended_at === null ? null : { at: row.ended_at, by: row.ended_by ?? '' },
    });
  }
  return found;
}
