import { type Kysely, sql } from 'kysely';

/** A product of which the organisation owns seats. */
export interface LicenceProductTable {
  readonly product_id: string;
  readonly name: string;
  readonly vendor: string;
  readonly seats: number;
  readonly owner: string;
  /** Ids of other products, as JSON. */
  readonly alternatives: string;
  /** Lower case without diacritics: name and vendor. */
  readonly search_text: string;
}

/** A seat that somebody holds, or held when it was released. */
export interface LicenceSeatTable {
  readonly seat_id: string;
  readonly product_id: string;
  readonly holder_name: string;
  readonly staff_number: string | null;
  /** `holderKey` of the holder: nobody has two seats of one product. */
  readonly holder_key: string;
  readonly ticket_id: string;
  readonly assigned_by: string;
  readonly assigned_by_id: string;
  readonly from_at: string;
  readonly until_on: string | null;
  readonly released_at: string | null;
  readonly release_reason: string | null;
  readonly reminded_at: string | null;
}

/** Who waits for a seat, or has one kept for him. Gone when he took it, left, or let the second offer pass. */
export interface LicenceWaitTable {
  readonly wait_id: string;
  readonly product_id: string;
  readonly holder_name: string;
  readonly staff_number: string | null;
  readonly holder_key: string;
  readonly ticket_id: string;
  readonly asked_by: string;
  readonly asked_by_id: string;
  readonly since_at: string;
  readonly offered_at: string | null;
  /** When history and bell told of the offer: set by whoever tells, once. */
  readonly told_at: string | null;
  /** When he let an offer pass and was put at the end; null when he never did. */
  readonly lapsed_at: string | null;
}

/** Who lets an offer pass once keeps a place, so it is known of him that he did. */
export async function rememberLapses(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('licence_wait').addColumn('lapsed_at', 'text').execute();
}

export async function createLicences(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('licence_product')
    .addColumn('product_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('vendor', 'text', (column) => column.notNull())
    .addColumn('seats', 'integer', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('alternatives', 'text', (column) => column.notNull())
    .addColumn('search_text', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('licence_seat')
    .addColumn('seat_id', 'text', (column) => column.primaryKey())
    .addColumn('product_id', 'text', (column) =>
      column.notNull().references('licence_product.product_id'),
    )
    .addColumn('holder_name', 'text', (column) => column.notNull())
    .addColumn('staff_number', 'text')
    .addColumn('holder_key', 'text', (column) => column.notNull())
    .addColumn('ticket_id', 'text', (column) => column.notNull().references('ticket.ticket_id'))
    .addColumn('assigned_by', 'text', (column) => column.notNull())
    .addColumn('assigned_by_id', 'text', (column) => column.notNull())
    .addColumn('from_at', 'text', (column) => column.notNull())
    .addColumn('until_on', 'text')
    .addColumn('released_at', 'text')
    .addColumn('release_reason', 'text')
    .addColumn('reminded_at', 'text')
    .execute();
  await sql`create unique index licence_seat_holder on licence_seat (product_id, holder_key) where released_at is null`.execute(
    db,
  );
  await sql`create index licence_seat_end on licence_seat (until_on) where released_at is null`.execute(
    db,
  );
  await db.schema
    .createIndex('licence_seat_product')
    .on('licence_seat')
    .columns(['product_id', 'seat_id'])
    .execute();
  await db.schema
    .createIndex('licence_seat_ticket')
    .on('licence_seat')
    .column('ticket_id')
    .execute();
  await db.schema
    .createTable('licence_wait')
    .addColumn('wait_id', 'text', (column) => column.primaryKey())
    .addColumn('product_id', 'text', (column) =>
      column.notNull().references('licence_product.product_id'),
    )
    .addColumn('holder_name', 'text', (column) => column.notNull())
    .addColumn('staff_number', 'text')
    .addColumn('holder_key', 'text', (column) => column.notNull())
    .addColumn('ticket_id', 'text', (column) => column.notNull().references('ticket.ticket_id'))
    .addColumn('asked_by', 'text', (column) => column.notNull())
    .addColumn('asked_by_id', 'text', (column) => column.notNull())
    .addColumn('since_at', 'text', (column) => column.notNull())
    .addColumn('offered_at', 'text')
    .addColumn('told_at', 'text')
    .addUniqueConstraint('licence_wait_holder', ['product_id', 'holder_key'])
    .execute();
  await db.schema
    .createIndex('licence_wait_ticket')
    .on('licence_wait')
    .column('ticket_id')
    .execute();
}
