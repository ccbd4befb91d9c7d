import { type Kysely, sql } from 'kysely';
import { sealOf } from './audit-seal.ts';
import type { AuditLineTable } from './care-tables.ts';

/** The end of the trail: the one row that each new line moves on, so that desks take turns. */
export interface AuditHeadTable {
  readonly name: 'trail';
  readonly place: number;
  readonly seal: string;
}

export interface AuditTables {
  readonly audit_head: AuditHeadTable;
}

/**
 * Lines get a place and a seal, those of before too, in the order in which they were written (ADR 41). The
 * table is made anew, because neither may be absent: a desk of the version before that still runs on the same
 * PostgreSQL is refused what it would write down, instead of leaving a line that no seal holds.
 */
export async function sealAuditLines(db: Kysely<unknown>): Promise<void> {
  const trail = db as Kysely<{
    unsealed_line: Omit<AuditLineTable, 'counter' | 'place' | 'seal'>;
    audit_line: AuditLineTable;
    audit_head: AuditHeadTable;
  }>;
  await db.schema.alterTable('audit_line').renameTo('unsealed_line').execute();
  await db.schema
    .createTable('audit_line')
    .addColumn('place', 'integer', (column) => column.primaryKey())
    .addColumn('line_id', 'text', (column) => column.notNull().unique())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('counter', 'text')
    .addColumn('area', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('audit_head')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .execute();
  const lines = await trail.selectFrom('unsealed_line').selectAll().orderBy('line_id').execute();
  let place = 0;
  let seal = '';
  for (const unsealed of lines) {
    place += 1;
    const line = { ...unsealed, counter: null, place };
    seal = sealOf(seal, line);
    await trail
      .insertInto('audit_line')
      .values({ ...line, seal })
      .execute();
  }
  await trail.insertInto('audit_head').values({ name: 'trail', place, seal }).execute();
  await db.schema.dropTable('unsealed_line').execute();
  await sql`create index audit_line_at on audit_line (at, line_id)`.execute(db);
}
