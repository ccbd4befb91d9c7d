import { type Kysely, sql } from 'kysely';
import type { CustodyPlace, PickUpCheck } from '../../shared/domain/custody.ts';

/** Where devices are kept. */
export interface ShelfTable {
  readonly shelf_id: string;
  readonly name: string;
  readonly capacity: number;
  readonly closed: 0 | 1;
  /** Null at the first site. */
  readonly site_id: string | null;
}

/** A device that a visitor left, with where its last movement brought it. */
export interface LeftDeviceTable {
  readonly left_id: string;
  readonly ticket_id: string;
  readonly device_name: string;
  readonly accessories: string;
  readonly condition: string;
  readonly left_at: string;
  readonly left_by: string;
  readonly left_by_id: string;
  readonly promised_at: string;
  readonly pick_up_code: string;
  readonly place: CustodyPlace;
  readonly holder_name: string | null;
  readonly shelf_id: string | null;
  /** Of the last movement. */
  readonly sequence: number;
  readonly worker_id: string | null;
  readonly worker_name: string | null;
  readonly ready_at: string | null;
  readonly reminded_at: string | null;
  readonly handed_out_at: string | null;
  readonly check_by: PickUpCheck['by'] | null;
  readonly check_words: string | null;
}

/** Who had a device after whom. Rows are only ever added. */
export interface CustodyMovementTable {
  readonly left_id: string;
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly actor_id: string;
  readonly from_place: CustodyPlace;
  readonly from_name: string | null;
  readonly to_place: CustodyPlace;
  readonly to_name: string | null;
  readonly words: string | null;
}

/** A shelf stands at a site; those of before stand at the first. */
export async function placeShelves(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('shelf').addColumn('site_id', 'text').execute();
}

/** Shelves, devices left behind and their chain of custody (ADR 20). An arrival writes to none of them. */
export async function createBench(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('shelf')
    .addColumn('shelf_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('capacity', 'integer', (column) => column.notNull())
    .addColumn('closed', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('left_device')
    .addColumn('left_id', 'text', (column) => column.primaryKey())
    .addColumn('ticket_id', 'text', (column) => column.notNull().references('ticket.ticket_id'))
    .addColumn('device_name', 'text', (column) => column.notNull())
    .addColumn('accessories', 'text', (column) => column.notNull())
    .addColumn('condition', 'text', (column) => column.notNull())
    .addColumn('left_at', 'text', (column) => column.notNull())
    .addColumn('left_by', 'text', (column) => column.notNull())
    .addColumn('left_by_id', 'text', (column) => column.notNull())
    .addColumn('promised_at', 'text', (column) => column.notNull())
    .addColumn('pick_up_code', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('holder_name', 'text')
    .addColumn('shelf_id', 'text', (column) => column.references('shelf.shelf_id'))
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('worker_id', 'text')
    .addColumn('worker_name', 'text')
    .addColumn('ready_at', 'text')
    .addColumn('reminded_at', 'text')
    .addColumn('handed_out_at', 'text')
    .addColumn('check_by', 'text')
    .addColumn('check_words', 'text')
    .execute();
  await db.schema.createIndex('left_device_ticket').on('left_device').column('ticket_id').execute();
  await sql`create index left_device_here on left_device (promised_at, left_id) where handed_out_at is null`.execute(
    db,
  );
  await sql`create unique index left_device_code on left_device (pick_up_code) where handed_out_at is null`.execute(
    db,
  );
  await sql`create index left_device_shelf on left_device (shelf_id) where shelf_id is not null`.execute(
    db,
  );
  await db.schema
    .createTable('custody_movement')
    .addColumn('left_id', 'text', (column) => column.notNull().references('left_device.left_id'))
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('from_place', 'text', (column) => column.notNull())
    .addColumn('from_name', 'text')
    .addColumn('to_place', 'text', (column) => column.notNull())
    .addColumn('to_name', 'text')
    .addColumn('words', 'text')
    .addPrimaryKeyConstraint('custody_movement_key', ['left_id', 'sequence'])
    .execute();
}
