import { type Kysely, sql } from 'kysely';
import type { LockState } from '../../shared/domain/account-lock.ts';
import type { HandoverKind } from '../../shared/domain/handover.ts';

/** One handover: what was signed and the signature as JSON, with the seal over both (ADR 27). */
export interface HandoverTable {
  readonly handover_id: string;
  readonly kind: HandoverKind;
  /** By the clock of the desk; the id was made by a browser. */
  readonly signed_at: string;
  readonly holder_key: string;
  readonly ticket_id: string | null;
  readonly document: string;
  readonly signature: string;
  readonly seal: string;
  /** What was attached later, as JSON; not under the seal. */
  readonly paper: string | null;
  readonly by_id: string;
}

/** Which assets a handover is about. */
export interface HandoverItemTable {
  readonly handover_id: string;
  readonly asset_id: string;
}

/** A photo of a condition or of a paper, so that it is found by its name. */
export interface HandoverPhotoTable {
  readonly hash: string;
  readonly handover_id: string;
}

/** Versions of what is agreed to; rows are only ever added. */
export interface HandoverTermsTable {
  readonly version: number;
  readonly since: string;
  readonly changed_by: string;
  readonly changed_by_id: string;
  /** JSON. */
  readonly texts: string;
  /** A day, for example `2027-01-01`; null of a version that was written before days could be set. */
  readonly holds_from: string | null;
}

/** What is known of the account lock of an asset; the last one counts. */
export interface LockCheckTable {
  readonly check_id: string;
  readonly asset_id: string;
  readonly state: LockState;
  readonly source: 'read' | 'asked';
  readonly at: string;
  readonly actor: string;
  readonly actor_id: string;
}

export interface LoanPoolTable {
  readonly pool_id: string;
  readonly name: string;
  /** JSON. */
  readonly facts: string;
}

/** An asset that is lent, or was. */
export interface LoanTable {
  readonly loan_id: string;
  readonly handover_id: string;
  readonly asset_id: string;
  readonly pool_id: string;
  readonly ticket_id: string | null;
  readonly holder_name: string;
  readonly staff_number: string | null;
  readonly from_at: string;
  readonly due_on: string;
  readonly extended: number;
  readonly reminded_on: string | null;
  readonly lent_by_id: string;
  readonly returned_at: string | null;
}

/** What this file adds to the schema. */
export interface HandoverTables {
  readonly handover: HandoverTable;
  readonly handover_item: HandoverItemTable;
  readonly handover_photo: HandoverPhotoTable;
  readonly handover_terms: HandoverTermsTable;
  readonly lock_check: LockCheckTable;
  readonly loan_pool: LoanPoolTable;
  readonly loan: LoanTable;
}

/** Handovers, loans and what they rest on. An arrival writes to none of them. */
export async function createHandovers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('handover')
    .addColumn('handover_id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('signed_at', 'text', (column) => column.notNull())
    .addColumn('holder_key', 'text', (column) => column.notNull())
    .addColumn('ticket_id', 'text', (column) => column.references('ticket.ticket_id'))
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('signature', 'text', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .addColumn('paper', 'text')
    .addColumn('by_id', 'text', (column) => column.notNull())
    .execute();
  await sql`create index handover_ticket on handover (ticket_id) where ticket_id is not null`.execute(
    db,
  );
  await db.schema
    .createTable('handover_item')
    .addColumn('handover_id', 'text', (column) =>
      column.notNull().references('handover.handover_id'),
    )
    .addColumn('asset_id', 'text', (column) => column.notNull().references('asset.asset_id'))
    .addPrimaryKeyConstraint('handover_item_key', ['handover_id', 'asset_id'])
    .execute();
  await db.schema
    .createIndex('handover_item_asset')
    .on('handover_item')
    .columns(['asset_id', 'handover_id'])
    .execute();
  await db.schema
    .createTable('handover_photo')
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('handover_id', 'text', (column) =>
      column.notNull().references('handover.handover_id'),
    )
    .addPrimaryKeyConstraint('handover_photo_key', ['hash', 'handover_id'])
    .execute();
  await db.schema
    .createTable('handover_terms')
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .addColumn('changed_by_id', 'text', (column) => column.notNull())
    .addColumn('texts', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('lock_check')
    .addColumn('check_id', 'text', (column) => column.primaryKey())
    .addColumn('asset_id', 'text', (column) => column.notNull().references('asset.asset_id'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('lock_check_asset')
    .on('lock_check')
    .columns(['asset_id', 'check_id'])
    .execute();
  await createLoans(db);
}

async function createLoans(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('loan_pool')
    .addColumn('pool_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('facts', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('loan')
    .addColumn('loan_id', 'text', (column) => column.primaryKey())
    .addColumn('handover_id', 'text', (column) =>
      column.notNull().references('handover.handover_id'),
    )
    .addColumn('asset_id', 'text', (column) => column.notNull().references('asset.asset_id'))
    .addColumn('pool_id', 'text', (column) => column.notNull().references('loan_pool.pool_id'))
    .addColumn('ticket_id', 'text', (column) => column.references('ticket.ticket_id'))
    .addColumn('holder_name', 'text', (column) => column.notNull())
    .addColumn('staff_number', 'text')
    .addColumn('from_at', 'text', (column) => column.notNull())
    .addColumn('due_on', 'text', (column) => column.notNull())
    .addColumn('extended', 'integer', (column) => column.notNull())
    .addColumn('reminded_on', 'text')
    .addColumn('lent_by_id', 'text', (column) => column.notNull())
    .addColumn('returned_at', 'text')
    .execute();
  // The life of the asset forbids it already; this forbids it whoever forgets that.
  await sql`create unique index loan_asset on loan (asset_id) where returned_at is null`.execute(
    db,
  );
  await sql`create index loan_due on loan (due_on, loan_id) where returned_at is null`.execute(db);
}

/** Terms that hold from a day on. Those that are there held from the day on which they were written. */
export async function addTermsDay(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('handover_terms').addColumn('holds_from', 'text').execute();
}
