import type { Kysely } from 'kysely';

/** The card that somebody has open: one row per account, gone after half a minute. */
export interface PresenceTable {
  readonly account_id: string;
  readonly ticket_id: string;
  readonly until_at: string;
}

export async function createPresence(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('presence')
    .addColumn('account_id', 'text', (column) =>
      column.primaryKey().references('account.account_id').onDelete('cascade'),
    )
    .addColumn('ticket_id', 'text', (column) =>
      column.notNull().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('until_at', 'text', (column) => column.notNull())
    .execute();
}
