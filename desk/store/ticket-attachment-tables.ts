import type { Kysely } from 'kysely';
import type { AttachmentType } from '../../shared/domain/attachment.ts';

/** A file that staff put on a ticket; its bytes are a file that carries its id as name. */
export interface TicketAttachmentTable {
  /** UUIDv7, so that they sort by time. */
  readonly attachment_id: string;
  readonly ticket_id: string;
  /** SHA-256 of the content, so that the same file does not stand on a ticket twice. */
  readonly hash: string;
  readonly name: string;
  readonly type: AttachmentType;
  readonly bytes: number;
  readonly description: string;
  readonly added_at: string;
  readonly added_by_id: string;
  readonly added_by_name: string;
}

export async function createTicketAttachments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ticket_attachment')
    .addColumn('attachment_id', 'text', (column) => column.primaryKey())
    .addColumn('ticket_id', 'text', (column) =>
      column.notNull().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('added_at', 'text', (column) => column.notNull())
    .addColumn('added_by_id', 'text', (column) => column.notNull())
    .addColumn('added_by_name', 'text', (column) => column.notNull())
    .addUniqueConstraint('ticket_attachment_once', ['ticket_id', 'hash'])
    .execute();
}
