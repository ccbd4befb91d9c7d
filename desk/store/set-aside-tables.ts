import type { Kysely } from 'kysely';

/** A device that is ready and lies there for one person. */
export interface SetAsideTable {
  readonly asset_id: string;
  readonly holder_name: string;
  readonly staff_number: string;
  /** `holderKey` of him. */
  readonly holder_key: string;
  readonly at: string;
  readonly actor: string;
  readonly actor_id: string;
}

/** What this file adds to the schema. */
export interface SetAsideTables {
  readonly set_aside: SetAsideTable;
}

export async function createSetAsides(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('set_aside')
    .addColumn('asset_id', 'text', (column) => column.primaryKey().references('asset.asset_id'))
    .addColumn('holder_name', 'text', (column) => column.notNull())
    .addColumn('staff_number', 'text', (column) => column.notNull())
    .addColumn('holder_key', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('set_aside_holder').on('set_aside').column('holder_key').execute();
}
