import type { Kysely } from 'kysely';
import { promisedReplySchema } from '../../shared/domain/intake-reply.ts';
import type { Db } from './tables.ts';

/** A visitor who waits and is unlikely to be helped on a day; one row until that day is over. */
export interface UnlikelyDayTable {
  readonly ticket_id: string;
  /** As the desk counts days. */
  readonly day: string;
  /** Since when every look found so. */
  readonly since_at: string;
  /** When he was told; null before. */
  readonly told_at: string | null;
}

export async function createUnlikelyDays(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('unlikely_day')
    .addColumn('ticket_id', 'text', (column) =>
      column.primaryKey().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('since_at', 'text', (column) => column.notNull())
    .addColumn('told_at', 'text')
    .execute();
}

/** Since when each is unlikely on a day, of those who were told nothing yet, and who was told. */
export async function unlikelyOn(db: Db, day: string) {
  const rows = await db
    .selectFrom('unlikely_day')
    .select(['ticket_id', 'since_at', 'told_at'])
    .where('day', '=', day)
    .execute();
  return new Map(
    rows.map((row) => [row.ticket_id, { since: row.since_at, isTold: row.told_at !== null }]),
  );
}

/** Forgets the days before one: they tell nothing any more. */
export async function forgetUnlikely(db: Db, before: string): Promise<void> {
  await db.deleteFrom('unlikely_day').where('day', '<', before).execute();
}

/** Notes that these, one at least, are unlikely to be helped on a day, from this moment on; as before who was already. */
export async function startUnlikely(
  db: Db,
  ticketIds: readonly string[],
  { day, at }: { readonly day: string; readonly at: string },
): Promise<void> {
  const anew = { day, since_at: at, told_at: null };
  await db
    .insertInto('unlikely_day')
    .values(ticketIds.map((ticketId) => ({ ticket_id: ticketId, ...anew })))
    .onConflict((conflict) =>
      conflict.column('ticket_id').doUpdateSet(anew).where('unlikely_day.day', '!=', day),
    )
    .execute();
}

/** Notes that these are likely to be helped after all; nothing of whom was told already. */
export async function endUnlikely(db: Db, ticketIds: readonly string[]): Promise<void> {
  await db
    .deleteFrom('unlikely_day')
    .where('ticket_id', 'in', ticketIds)
    .where('told_at', 'is', null)
    .execute();
}

/** Marks that he is told now; false when he was before. */
export async function markUnlikelyTold(db: Db, ticketId: string, at: string): Promise<boolean> {
  const row = await db
    .updateTable('unlikely_day')
    .set({ told_at: at })
    .where('ticket_id', '=', ticketId)
    .where('told_at', 'is', null)
    .returning('ticket_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody read already when he came in that it would hardly be that day. */
export function wasToldAtArrival(intakeReply: string): boolean {
  if (intakeReply === '') return false;
  return promisedReplySchema.parse(JSON.parse(intakeReply)).today === 'unlikely';
}
