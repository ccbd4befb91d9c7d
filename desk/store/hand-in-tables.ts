import { type Kysely, sql } from 'kysely';

/** Something that was brought back at a kiosk; nobody of the desk has seen it until it is decided (ADR 31). */
export interface HandInTable {
  readonly hand_in_id: string;
  /** The visit by which it came, so that a repeat changes nothing. */
  readonly visit_id: string;
  readonly ticket_id: string;
  /** Null when the register does not know what came back. */
  readonly asset_id: string | null;
  readonly device_name: string | null;
  readonly kiosk_name: string;
  /** What the visitor said, as JSON. */
  readonly document: string;
  readonly photo_hash: string | null;
  readonly at: string;
  readonly state: 'waiting' | 'accepted' | 'not-here';
  readonly decided_at: string | null;
  readonly decided_by: string | null;
  readonly words: string | null;
}

/** What this file adds to the schema. */
export interface HandInTables {
  readonly hand_in: HandInTable;
}

export async function createHandIns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('hand_in')
    .addColumn('hand_in_id', 'text', (column) => column.primaryKey())
    .addColumn('visit_id', 'text', (column) => column.notNull().unique())
    .addColumn('ticket_id', 'text', (column) => column.notNull().references('ticket.ticket_id'))
    .addColumn('asset_id', 'text', (column) => column.references('asset.asset_id'))
    .addColumn('device_name', 'text')
    .addColumn('kiosk_name', 'text', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('photo_hash', 'text')
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('decided_at', 'text')
    .addColumn('decided_by', 'text')
    .addColumn('words', 'text')
    .execute();
  await db.schema.createIndex('hand_in_ticket').on('hand_in').column('ticket_id').execute();
  await sql`create index hand_in_waiting on hand_in (hand_in_id) where state = 'waiting'`.execute(
    db,
  );
  await sql`create index hand_in_asset on hand_in (asset_id) where state = 'waiting'`.execute(db);
}
