import type { Kysely } from 'kysely';

/** A picture of one floor of a site. */
export interface FloorPlanTable {
  readonly plan_id: string;
  readonly site_id: string;
  readonly name: string;
  readonly photo_hash: string;
  readonly added_at: string;
}

/** Where a kiosk stands on a plan, in thousandths from its left and its top. */
export interface KioskPlaceTable {
  readonly kiosk_id: string;
  readonly plan_id: string;
  readonly x: number;
  readonly y: number;
}

export interface FloorPlanTables {
  readonly floor_plan: FloorPlanTable;
  readonly kiosk_place: KioskPlaceTable;
}

/** A kiosk stands on one plan at most. */
export async function createFloorPlans(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('floor_plan')
    .addColumn('plan_id', 'text', (column) => column.primaryKey())
    .addColumn('site_id', 'text', (column) => column.notNull().references('site.site_id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('photo_hash', 'text', (column) => column.notNull())
    .addColumn('added_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('floor_plan_name', ['site_id', 'name'])
    .execute();
  await db.schema
    .createTable('kiosk_place')
    .addColumn('kiosk_id', 'text', (column) => column.primaryKey().references('kiosk.kiosk_id'))
    .addColumn('plan_id', 'text', (column) =>
      column.notNull().references('floor_plan.plan_id').onDelete('cascade'),
    )
    .addColumn('x', 'integer', (column) => column.notNull())
    .addColumn('y', 'integer', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('kiosk_place_plan').on('kiosk_place').column('plan_id').execute();
}
