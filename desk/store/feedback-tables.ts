import type { Kysely } from 'kysely';
import type { Feedback } from '../../shared/domain/feedback.ts';

/** What a visitor said of his ticket afterwards. */
export interface FeedbackTable {
  readonly ticket_id: string;
  readonly solved: Feedback['solved'];
  readonly time_lost: Feedback['timeLost'];
  readonly words: string;
  /** The first time; a change keeps it. */
  readonly given_at: string;
}

export async function createFeedback(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('feedback')
    .addColumn('ticket_id', 'text', (column) =>
      column.primaryKey().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('solved', 'text', (column) => column.notNull())
    .addColumn('time_lost', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('given_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('feedback_given').on('feedback').column('given_at').execute();
}
