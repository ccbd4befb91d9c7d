import type { Kysely } from 'kysely';
import type { Disturbance } from '../../shared/domain/disturbance.ts';

/** What is broken for many and known. */
export interface DisturbanceTable {
  readonly disturbance_id: string;
  readonly state: Disturbance['state'];
  /** Title, text and categories, as JSON. */
  readonly words: string;
  readonly from_at: string;
  readonly until_at: string | null;
  /** Where it is; null everywhere. */
  readonly site_id: string | null;
  readonly owner: string;
  readonly updated_at: string;
  readonly version: number;
}

/** One who has it too; nothing says who. */
export interface DisturbanceAffectedTable {
  readonly affected_id: string;
  readonly disturbance_id: string;
  readonly kiosk_id: string;
  readonly at: string;
}

/** A ticket whose visitor said at the kiosk that he has it too. */
export interface DisturbanceTicketTable {
  readonly disturbance_id: string;
  readonly ticket_id: string;
  readonly at: string;
}

export async function createDisturbances(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('disturbance')
    .addColumn('disturbance_id', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('from_at', 'text', (column) => column.notNull())
    .addColumn('until_at', 'text')
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('disturbance_state')
    .on('disturbance')
    .columns(['state', 'from_at'])
    .execute();
  await db.schema
    .createTable('disturbance_affected')
    .addColumn('affected_id', 'text', (column) => column.primaryKey())
    .addColumn('disturbance_id', 'text', (column) =>
      column.notNull().references('disturbance.disturbance_id').onDelete('cascade'),
    )
    .addColumn('kiosk_id', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('disturbance_affected_disturbance')
    .on('disturbance_affected')
    .column('disturbance_id')
    .execute();
}

/** What is there already has its first version. */
export async function addDisturbanceVersion(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('disturbance')
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
}

/** Entered after the arrival, so that the ticket and its indexes stay as they are. */
export async function createDisturbanceTickets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('disturbance_ticket')
    .addColumn('disturbance_id', 'text', (column) =>
      column.notNull().references('disturbance.disturbance_id').onDelete('cascade'),
    )
    .addColumn('ticket_id', 'text', (column) =>
      column.notNull().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('disturbance_ticket_key', ['disturbance_id', 'ticket_id'])
    .execute();
  await db.schema
    .createIndex('disturbance_ticket_ticket')
    .on('disturbance_ticket')
    .column('ticket_id')
    .execute();
}
