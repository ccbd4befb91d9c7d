import type { Kysely } from 'kysely';

/** A confirmed import and how far it is. */
export interface AssetImportTable {
  readonly import_id: string;
  /** SHA-256 of the file: the same file is not taken twice while it is being worked on. */
  readonly content_hash: string;
  readonly total: number;
  readonly done: number;
  readonly added: number;
  readonly changed: number;
  /** Rows that became impossible meanwhile, as JSON. */
  readonly failed: string;
  readonly by_name: string;
  readonly by_id: string;
  readonly role: 'lead' | 'admin';
  readonly at: string;
  readonly finished_at: string | null;
}

/** Rows of an import that wait, as JSON; each part is gone in the command that writes its rows. */
export interface AssetImportPartTable {
  readonly import_id: string;
  readonly place: number;
  readonly work: string;
}

export async function createAssetImports(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('asset_import')
    .addColumn('import_id', 'text', (column) => column.primaryKey())
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('total', 'integer', (column) => column.notNull())
    .addColumn('done', 'integer', (column) => column.notNull())
    .addColumn('added', 'integer', (column) => column.notNull())
    .addColumn('changed', 'integer', (column) => column.notNull())
    .addColumn('failed', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('finished_at', 'text')
    .execute();
  await db.schema
    .createTable('asset_import_part')
    .addColumn('import_id', 'text', (column) =>
      column.notNull().references('asset_import.import_id'),
    )
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('work', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('asset_import_part_key', ['import_id', 'place'])
    .execute();
}
