import { deviceHere } from './device-here.ts';
import { isLive } from './queue-order.ts';
import type { Db } from './tables.ts';

/**
 * Tickets that were resolved before a moment and are so still, by their id and after another one. Whose device is
 * still here is not done with: his page has the code by which he gets it back.
 */
export async function resolvedBefore(
  db: Db,
  before: string,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('ticket_id')
    // What is live has an index, and is little.
    .where(isLive)
    .where('status', '=', 'resolved')
    .where('resolved_at', '<', before)
    .where('ticket_id', '>', after)
    .where((eb) => eb.not(eb.exists(deviceHere(eb))))
    .orderBy('ticket_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.ticket_id);
}
