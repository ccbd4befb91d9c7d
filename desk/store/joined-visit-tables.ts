import { type Kysely, sql } from 'kysely';
import type { Layer } from '../../shared/domain/readout.ts';

/** A visit that became part of a ticket that was there already, or the ticket that was joined to it. */
export interface JoinedVisitTable {
  readonly visit_id: string;
  readonly ticket_id: string;
  readonly kiosk_id: string;
  readonly kiosk_name: string;
  /** The visitor, as a technician calls him. */
  readonly visitor_name: string;
  /** SHA-256 of the intake, so that a replay is told from another visit. */
  readonly content_hash: string;
  /** The reply to the kiosk, as JSON; a replay gets the same. */
  readonly reply: string;
  readonly layer: Layer | null;
  /** JSON, parsed by the schema of every readout. */
  readonly readout: string | null;
  readonly photo_hash: string | null;
  readonly at: string;
}

/** That one ticket has to do with another; each pair stands here once. */
export interface TicketLinkTable {
  /** The younger one. */
  readonly ticket_id: string;
  readonly other_id: string;
  /** `merged`: the younger one is over and goes on in the other. */
  readonly kind: 'related' | 'merged';
  readonly at: string;
}

/** An arrival writes to neither unless its visitor was asked about an earlier ticket. */
export async function createJoinedVisits(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('joined_visit')
    .addColumn('visit_id', 'text', (column) => column.primaryKey())
    .addColumn('ticket_id', 'text', (column) =>
      column.notNull().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('kiosk_id', 'text', (column) => column.notNull())
    .addColumn('kiosk_name', 'text', (column) => column.notNull())
    .addColumn('visitor_name', 'text', (column) => column.notNull())
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('reply', 'text', (column) => column.notNull())
    .addColumn('layer', 'text')
    .addColumn('readout', 'text')
    .addColumn('photo_hash', 'text')
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('joined_visit_ticket')
    .on('joined_visit')
    .columns(['ticket_id', 'at'])
    .execute();
  await sql`create index joined_visit_photo on joined_visit (photo_hash) where photo_hash is not null`.execute(
    db,
  );
  await db.schema
    .createTable('ticket_link')
    .addColumn('ticket_id', 'text', (column) =>
      column.notNull().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('other_id', 'text', (column) =>
      column.notNull().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('ticket_link_key', ['ticket_id', 'other_id'])
    .execute();
  await db.schema.createIndex('ticket_link_other').on('ticket_link').column('other_id').execute();
}
