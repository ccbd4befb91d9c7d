import type { Kysely } from 'kysely';
import type { NoticeKind } from '../../shared/domain/notice.ts';

/** One line in the bell of one account. */
export interface NoticeTable {
  readonly notice_id: string;
  readonly account_id: string;
  readonly ticket_id: string | null;
  readonly kind: NoticeKind;
  /** Small named values for the words, as JSON. */
  readonly details: string;
  readonly at: string;
  readonly seen_at: string | null;
}

/** When a repeated piece of work is due again; whoever moves the moment on does it. */
export interface JobTable {
  readonly name: string;
  readonly due_at: string;
}

export async function createNoticesAndJobs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notice')
    .addColumn('notice_id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) =>
      column.notNull().references('account.account_id').onDelete('cascade'),
    )
    .addColumn('ticket_id', 'text', (column) =>
      column.references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'text')
    .execute();
  await db.schema
    .createIndex('notice_account')
    .on('notice')
    .columns(['account_id', 'at'])
    .execute();
  await db.schema.createIndex('notice_ticket').on('notice').column('ticket_id').execute();
  await db.schema
    .createTable('job')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .execute();
}
