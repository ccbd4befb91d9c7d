import { type Kysely, sql } from 'kysely';

/** A complaint of which those who may read it were told. */
export interface ComplaintToldTable {
  readonly ticket_id: string;
  readonly told_at: string;
  /** The promised moment of the answer that somebody was reminded of; null when of none. */
  readonly reply_told_for: string | null;
}

export async function createComplaintTold(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('complaint_told')
    .addColumn('ticket_id', 'text', (column) =>
      column.primaryKey().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('told_at', 'text', (column) => column.notNull())
    .addColumn('reply_told_for', 'text')
    .execute();
  // What came in before there were such notices was seen on its list.
  await sql`
    insert into complaint_told (ticket_id, told_at)
    select ticket_id, updated_at from ticket where report_type = 'complaint'`.execute(db);
}
