import type { Kysely } from 'kysely';

/** A ticket whose answer belongs in the knowledge base. */
export interface KnowledgeCandidateTable {
  readonly ticket_id: string;
  /** The number of the ticket, by which the list is in order. */
  readonly number: number;
  readonly marked_at: string;
  readonly marked_by: string;
}

export async function createKnowledgeCandidates(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('knowledge_candidate')
    .addColumn('ticket_id', 'text', (column) =>
      column.primaryKey().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('number', 'integer', (column) => column.notNull().unique())
    .addColumn('marked_at', 'text', (column) => column.notNull())
    .addColumn('marked_by', 'text', (column) => column.notNull())
    .execute();
}
