import { type Kysely, sql } from 'kysely';
import type { AssetEventKind } from '../../shared/domain/asset-event.ts';
import type { AssetState, IdentifierKind, RecordedType } from '../../shared/domain/asset.ts';

/** A model of a maker, written once. */
export interface AssetModelTable {
  readonly model_id: string;
  readonly type: RecordedType;
  readonly maker: string;
  readonly model: string;
  /** `modelKeyOf`: no model is there twice. */
  readonly model_key: string;
}

/** One specimen. Ids are UUIDv7, so that they sort by time of making. */
export interface AssetTable {
  readonly asset_id: string;
  readonly version: number;
  readonly tag: string;
  readonly model_id: string;
  /** That of its model, for filters. */
  readonly type: RecordedType;
  readonly state: AssetState;
  /** As it was written; shown when it names no site of the desk. */
  readonly site: string | null;
  /** The site that it names; null when it names none. */
  readonly site_id: string | null;
  readonly owner_unit: string | null;
  readonly system: string | null;
  readonly holder_name: string | null;
  readonly holder_staff_number: string | null;
  readonly holder_person_id: string | null;
  /** `holderKey` of the holder. */
  readonly holder_key: string | null;
  readonly due_on: string | null;
  readonly warranty_until: string | null;
  readonly supplier: string | null;
  readonly purchased_on: string | null;
  readonly purchase_order: string | null;
  readonly purchase_price: number | null;
  readonly created_at: string;
  readonly updated_at: string;
  /** Lower case without diacritics: tag, numbers, maker, model, holder. */
  readonly search_text: string;
}

/** The numbers of a specimen. */
export interface AssetIdentifierTable {
  readonly asset_id: string;
  /** From 0: the order in which they were given. */
  readonly place: number;
  readonly kind: IdentifierKind;
  /** `identifierKey`: without what only helps the eye. */
  readonly value: string;
  /** As it is shown. */
  readonly written: string;
  /** For a serial number its maker in searchable text, since makers know nothing of each other; else empty. */
  readonly scope: string;
}

/** The keyed hashes under which readouts of this asset are known again (device-key.ts). */
export interface AssetDeviceTable {
  readonly device_key: string;
  readonly asset_id: string;
}

/** What happened to an asset. Rows are only ever added. */
export interface AssetEventTable {
  readonly asset_id: string;
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  /** Null for the desk itself. */
  readonly actor_id: string | null;
  readonly kind: AssetEventKind;
  readonly from_state: AssetState | null;
  readonly to_state: AssetState;
  /** Holders as JSON. */
  readonly from_holder: string | null;
  readonly to_holder: string | null;
  /** Those of these holders whom the desk knows. */
  readonly from_person_id: string | null;
  readonly to_person_id: string | null;
  readonly due_on: string | null;
  readonly ticket_id: string | null;
  readonly readout_id: string | null;
  readonly preparation_id: string | null;
  readonly reason: string | null;
  readonly wipe_proof: string | null;
  readonly minutes: number | null;
  /** JSON. */
  readonly changes: string;
}

/** The register of assets (ADR 26). An arrival writes to none of them. */
export async function createRegister(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('asset_model')
    .addColumn('model_id', 'text', (column) => column.primaryKey())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('maker', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('model_key', 'text', (column) => column.notNull().unique())
    .execute();
  await createAssets(db);
  await db.schema
    .createTable('asset_identifier')
    .addColumn('asset_id', 'text', (column) => column.notNull().references('asset.asset_id'))
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('written', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('asset_identifier_key', ['asset_id', 'place'])
    .execute();
  await sql`create unique index asset_identifier_value on asset_identifier (value, kind, scope)`.execute(
    db,
  );
  await db.schema
    .createTable('asset_device')
    .addColumn('device_key', 'text', (column) => column.primaryKey())
    .addColumn('asset_id', 'text', (column) => column.notNull().references('asset.asset_id'))
    .execute();
  await db.schema.createIndex('asset_device_asset').on('asset_device').column('asset_id').execute();
  await createAssetEvents(db);
}

async function createAssets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('asset')
    .addColumn('asset_id', 'text', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('tag', 'text', (column) => column.notNull().unique())
    .addColumn('model_id', 'text', (column) => column.notNull().references('asset_model.model_id'))
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('site', 'text')
    .addColumn('owner_unit', 'text')
    .addColumn('system', 'text')
    .addColumn('holder_name', 'text')
    .addColumn('holder_staff_number', 'text')
    .addColumn('holder_person_id', 'text')
    .addColumn('holder_key', 'text')
    .addColumn('due_on', 'text')
    .addColumn('warranty_until', 'text')
    .addColumn('supplier', 'text')
    .addColumn('purchased_on', 'text')
    .addColumn('purchase_order', 'text')
    .addColumn('purchase_price', 'integer')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('search_text', 'text', (column) => column.notNull())
    .execute();
  // Everything that the list filters on, newest last: a search reads this index and not the table.
  await sql`create index asset_list on asset (asset_id, state, type, site, search_text)`.execute(
    db,
  );
  await sql`create index asset_holder on asset (holder_key, asset_id) where holder_key is not null`.execute(
    db,
  );
  await sql`create index asset_due on asset (due_on, asset_id) where due_on is not null`.execute(
    db,
  );
}

async function createAssetEvents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('asset_event')
    .addColumn('asset_id', 'text', (column) => column.notNull().references('asset.asset_id'))
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('from_state', 'text')
    .addColumn('to_state', 'text', (column) => column.notNull())
    .addColumn('from_holder', 'text')
    .addColumn('to_holder', 'text')
    .addColumn('due_on', 'text')
    .addColumn('ticket_id', 'text', (column) => column.references('ticket.ticket_id'))
    .addColumn('readout_id', 'text')
    .addColumn('preparation_id', 'text')
    .addColumn('reason', 'text')
    .addColumn('wipe_proof', 'text')
    .addColumn('minutes', 'integer')
    .addColumn('changes', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('asset_event_key', ['asset_id', 'sequence'])
    .execute();
  await sql`create index asset_event_ticket on asset_event (ticket_id) where ticket_id is not null`.execute(
    db,
  );
}
