import { reportDetailsSchema, type DetailsOf } from '../../shared/domain/report-details.ts';
import { documentText } from './document-text.ts';
import { isLive } from './queue-order.ts';
import type { Db, DeskDatabase } from './tables.ts';

/** Marks a complaint as told of; false when it was. */
export async function markComplaintTold(db: Db, ticketId: string, at: string): Promise<boolean> {
  const row = await db
    .insertInto('complaint_told')
    .values({ ticket_id: ticketId, told_at: at, reply_told_for: null })
    .onConflict((conflict) => conflict.column('ticket_id').doNothing())
    .returning('ticket_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** It is no complaint any more: should it become one again, that is news. */
export async function forgetComplaintTold(db: Db, ticketId: string): Promise<void> {
  await db.deleteFrom('complaint_told').where('ticket_id', '=', ticketId).execute();
}

/** Marks that somebody was reminded of the answer that was promised for a moment; false when he was. */
export async function markReplyTold(db: Db, ticketId: string, replyBy: string): Promise<boolean> {
  const row = await db
    .updateTable('complaint_told')
    .set({ reply_told_for: replyBy })
    .where('ticket_id', '=', ticketId)
    .where((eb) => eb.or([eb('reply_told_for', 'is', null), eb('reply_told_for', '!=', replyBy)]))
    .returning('ticket_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** A complaint that is not over. */
export interface OpenComplaint {
  readonly ticketId: string;
  readonly told: boolean;
  readonly replyToldFor: string | null;
  readonly details: DetailsOf<'complaint'> | null;
}

/** Every complaint that is not over. */
export async function openComplaints({
  kind,
  read,
}: DeskDatabase): Promise<readonly OpenComplaint[]> {
  const rows = await read
    .selectFrom('ticket')
    .leftJoin('complaint_told', 'complaint_told.ticket_id', 'ticket.ticket_id')
    .select(['ticket.ticket_id', 'complaint_told.told_at', 'complaint_told.reply_told_for'])
    .select(documentText(kind, 'details').as('details'))
    .where(isLive)
    .where('report_type', '=', 'complaint')
    .execute();
  return rows.map((row) => ({
    ticketId: row.ticket_id,
    told: row.told_at !== null,
    replyToldFor: row.reply_told_for,
    details: complaintOf(row.details),
  }));
}

function complaintOf(text: string | number | null): DetailsOf<'complaint'> | null {
  if (text === null) return null;
  const details = reportDetailsSchema.parse(JSON.parse(String(text)));
  return details.type === 'complaint' ? details : null;
}
