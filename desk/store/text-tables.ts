import type { Kysely } from 'kysely';

/** A standard text or macro. */
export interface StandardTextTable {
  readonly text_id: string;
  readonly name: string;
  /** Kind, words and steps, as JSON. */
  readonly content: string;
}

export async function createStandardTexts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('standard_text')
    .addColumn('text_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('content', 'text', (column) => column.notNull())
    .execute();
}
