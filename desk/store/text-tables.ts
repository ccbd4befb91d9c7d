import type { Generated, Kysely } from 'kysely';

/** A standard text or macro. */
export interface StandardTextTable {
  readonly text_id: string;
  readonly name: string;
  /** Kind, words and steps, as JSON. */
  readonly content: string;
  /** Counts on with each change. */
  readonly version: Generated<number>;
}

export async function createStandardTexts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('standard_text')
    .addColumn('text_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('content', 'text', (column) => column.notNull())
    .execute();
}

/** Two who change one text at once would write over each other. */
export async function countTextVersions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('standard_text')
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
}
