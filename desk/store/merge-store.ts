import { linkUnlinked } from './alike-store.ts';
import { carryDisturbances } from './disturbance-ticket-store.ts';
import { problemIdOf } from './problem-store.ts';
import type { Db } from './tables.ts';

/**
 * What was done for a ticket goes on with the one into which it is merged: its work with the minutes, its
 * procedures, what its visitor said of disturbances, and the problem that it belongs to, unless the other has one.
 */
export async function carryOver(db: Db, from: string, into: string): Promise<void> {
  await db.updateTable('work_log').set({ ticket_id: into }).where('ticket_id', '=', from).execute();
  await db
    .updateTable('procedure_run')
    .set({ ticket_id: into })
    .where('ticket_id', '=', from)
    .execute();
  await carryDisturbances(db, from, into);
  const problemId = await problemIdOf(db, from);
  if (problemId !== null) await linkUnlinked(db, [into], problemId);
}
