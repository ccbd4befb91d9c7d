import type { Kysely } from 'kysely';

/** Tickets of which personal data was taken out, so that it is not looked for again. */
export interface ErasedTicketTable {
  readonly ticket_id: string;
  /** `files`: only its photos and files are gone. */
  readonly part: 'files' | 'all';
  readonly at: string;
}

export interface RetentionTables {
  readonly erased_ticket: ErasedTicketTable;
}

export async function createRetention(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('erased_ticket')
    .addColumn('ticket_id', 'text', (column) =>
      column.primaryKey().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
}
