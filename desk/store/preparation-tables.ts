import { type Kysely, sql } from 'kysely';
import type { RecordedType } from '../../shared/domain/asset.ts';
import { shippedChecks } from '../preparation/shipped-checks.ts';
import { createWishes } from './wishes-tables.ts';

/** Every version of the checks of every type. */
export interface PreparationChecksTable {
  readonly type: RecordedType;
  readonly version: number;
  /** JSON, parsed by `checksSchema`. */
  readonly checks: string;
  readonly changed_by: string;
  readonly changed_at: string;
}

/** A device that is or was prepared. */
export interface PreparationTable {
  readonly preparation_id: string;
  readonly asset_id: string;
  /** With `checks_version` the checks with which it was begun. */
  readonly type: RecordedType;
  readonly checks_version: number;
  readonly started_by: string;
  readonly started_by_id: string;
  readonly started_at: string;
  readonly outcome: 'ready' | 'stopped' | null;
  readonly ended_by: string | null;
  readonly ended_at: string | null;
  readonly reason: string | null;
  /** JSON: how each check stood at the end. */
  readonly states: string | null;
}

/** What was seen or scanned for a check. Rows are only ever added; the last of a check counts. */
export interface PreparationEvidenceTable {
  readonly evidence_id: string;
  readonly preparation_id: string;
  readonly check_id: string;
  /** JSON. */
  readonly evidence: string;
  readonly by: string;
  readonly by_id: string;
  readonly at: string;
}

/** What this file adds to the schema. */
export interface PreparationTables {
  readonly preparation_checks: PreparationChecksTable;
  readonly preparation: PreparationTable;
  readonly preparation_evidence: PreparationEvidenceTable;
}

/** How devices get ready for use, and what their users wish of them. */
export async function createPreparations(db: Kysely<unknown>): Promise<void> {
  await createWishes(db);
  await db.schema
    .createTable('preparation_checks')
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('checks', 'text', (column) => column.notNull())
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('preparation_checks_version', ['type', 'version'])
    .execute();
  await db.schema
    .createTable('preparation')
    .addColumn('preparation_id', 'text', (column) => column.primaryKey())
    .addColumn('asset_id', 'text', (column) => column.notNull().references('asset.asset_id'))
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('checks_version', 'integer', (column) => column.notNull())
    .addColumn('started_by', 'text', (column) => column.notNull())
    .addColumn('started_by_id', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addColumn('ended_by', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('reason', 'text')
    .addColumn('states', 'text')
    .execute();
  // A device is prepared once at a time, whoever begins at the same moment.
  await sql`create unique index preparation_open on preparation (asset_id) where ended_at is null`.execute(
    db,
  );
  await db.schema
    .createIndex('preparation_asset')
    .on('preparation')
    .columns(['asset_id', 'preparation_id'])
    .execute();
  await db.schema
    .createTable('preparation_evidence')
    .addColumn('evidence_id', 'text', (column) => column.primaryKey())
    .addColumn('preparation_id', 'text', (column) =>
      column.notNull().references('preparation.preparation_id').onDelete('cascade'),
    )
    .addColumn('check_id', 'text', (column) => column.notNull())
    .addColumn('evidence', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('preparation_evidence_of')
    .on('preparation_evidence')
    .columns(['preparation_id', 'evidence_id'])
    .execute();
  for (const [type, checks] of Object.entries(shippedChecks)) {
    await sql`insert into preparation_checks (type, version, checks, changed_by, changed_at)
      values (${type}, 1, ${JSON.stringify(checks)}, 'Balie', '2026-11-29T00:00:00.000Z')`.execute(
      db,
    );
  }
}
