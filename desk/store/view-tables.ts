import type { Kysely } from 'kysely';

/** A list of tickets under a name. */
export interface SavedViewTable {
  readonly view_id: string;
  readonly account_id: string;
  readonly name: string;
  /** The address, as JSON. */
  readonly search: string;
  readonly shared: 0 | 1;
  readonly position: number;
}

export async function createSavedViews(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('saved_view')
    .addColumn('view_id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) =>
      column.notNull().references('account.account_id').onDelete('cascade'),
    )
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('search', 'text', (column) => column.notNull())
    .addColumn('shared', 'integer', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .execute();
}
