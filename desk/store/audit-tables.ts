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

/** Lines get a place and a seal, those of before too, in the order in which they were written (ADR 41). */
export async function sealAuditLines(db: Kysely<unknown>): Promise<void> {
  const trail = db as Kysely<{ audit_line: AuditLineTable; audit_head: AuditHeadTable }>;
  await db.schema.alterTable('audit_line').addColumn('counter', 'text').execute();
  await db.schema.alterTable('audit_line').addColumn('place', 'integer').execute();
  await db.schema.alterTable('audit_line').addColumn('seal', 'text').execute();
  await db.schema
    .createTable('audit_head')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .execute();
  const lines = await trail.selectFrom('audit_line').selectAll().orderBy('line_id').execute();
  let place = 0;
  let seal = '';
  for (const line of lines) {
    place += 1;
    seal = sealOf(seal, { ...line, place });
    await trail
      .updateTable('audit_line')
      .set({ place, seal })
      .where('line_id', '=', line.line_id)
      .execute();
  }
  await trail.insertInto('audit_head').values({ name: 'trail', place, seal }).execute();
  await sql`create unique index audit_line_place on audit_line (place)`.execute(db);
}
