import { sql, type Kysely } from 'kysely';
import type { Db } from './tables.ts';

/** A closed ticket whose visitor is asked by mail whether it is solved, or was. */
export interface FeedbackAskTable {
  readonly ticket_id: string;
  readonly closed_at: string;
  /** When it was decided whether he gets one; null while that is to come. Never undone: he is asked once. */
  readonly done_at: string | null;
}

export async function createFeedbackAsks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('feedback_ask')
    .addColumn('ticket_id', 'text', (column) =>
      column.primaryKey().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('closed_at', 'text', (column) => column.notNull())
    .addColumn('done_at', 'text')
    .execute();
  await sql`create index feedback_ask_open on feedback_ask (closed_at) where done_at is null`.execute(
    db,
  );
}

/** The mail that asks; the same for the same ticket. */
export function feedbackCause(ticketId: string): string {
  return `feedback-asked/${ticketId}`;
}

/** Puts down that a ticket was closed, for its visitor to be asked; nothing when he was before. */
export async function planFeedbackAsk(db: Db, ticketId: string, closedAt: string): Promise<void> {
  await db
    .insertInto('feedback_ask')
    .values({ ticket_id: ticketId, closed_at: closedAt, done_at: null })
    .onConflict((conflict) =>
      conflict
        .column('ticket_id')
        .doUpdateSet({ closed_at: closedAt })
        .where('feedback_ask.done_at', 'is', null),
    )
    .execute();
}

/** Tickets that were closed until a moment and of which nothing was decided, oldest first. */
export async function dueFeedbackAsks(
  db: Db,
  until: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('feedback_ask')
    .select('ticket_id')
    // Literal, not bound: only so do both databases see that the index `feedback_ask_open` fits.
    .where(sql<boolean>`done_at is null`)
    .where('closed_at', '<=', until)
    .orderBy('closed_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.ticket_id);
}

/** Decides of one; false when that was done, or it was closed anew meanwhile. */
export async function endFeedbackAsk(
  db: Db,
  ticketId: string,
  until: string,
  at: string,
): Promise<boolean> {
  const row = await db
    .updateTable('feedback_ask')
    .set({ done_at: at })
    .where('ticket_id', '=', ticketId)
    .where('done_at', 'is', null)
    .where('closed_at', '<=', until)
    .returning('ticket_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets that a ticket was closed: it is open again, and is asked about once it is closed anew. */
export async function dropFeedbackAsk(db: Db, ticketId: string): Promise<void> {
  await db
    .deleteFrom('feedback_ask')
    .where('ticket_id', '=', ticketId)
    .where('done_at', 'is', null)
    .execute();
}

/** Nobody is asked who was not yet: a mail that still waits goes too. */
export async function eraseFeedbackAsk(db: Db, ticketId: string): Promise<void> {
  await dropFeedbackAsk(db, ticketId);
  await db
    .deleteFrom('outgoing')
    .where('cause', '=', feedbackCause(ticketId))
    .where('state', '=', 'waiting')
    .execute();
}
