import type { Kysely } from 'kysely';

/** Every version of the rules of priority that ever held. */
export interface PriorityRulesTable {
  readonly version: number;
  /** JSON, parsed by `priorityRulesSchema`. */
  readonly rules: string;
  readonly words: string;
  readonly at: string;
  readonly by_name: string;
  readonly by_id: string;
}

/** Devices that raise the impact of a visit. */
export interface ImportantDeviceTable {
  readonly mark_id: string;
  /** As in `ticket.device_key`: never the serial number itself. */
  readonly device_key: string;
  readonly device_name: string | null;
  readonly words: string;
  readonly at: string;
  readonly by_name: string;
}

/** Who took data of many tickets with him. A desk before 2026-12-25 called every file of priorities `priority`. */
export interface DataExportTable {
  readonly export_id: string;
  readonly kind: 'priority' | 'priority-decisions';
  readonly from_day: string;
  readonly until_day: string;
  readonly at: string;
  readonly by_name: string;
  readonly by_id: string;
}

export async function createPriorityTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('priority_rules')
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('rules', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('by_id', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('important_device')
    .addColumn('mark_id', 'text', (column) => column.primaryKey())
    .addColumn('device_key', 'text', (column) => column.notNull().unique())
    .addColumn('device_name', 'text')
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('data_export')
    .addColumn('export_id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('from_day', 'text', (column) => column.notNull())
    .addColumn('until_day', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('by_id', 'text', (column) => column.notNull())
    .execute();
  await db.schema.alterTable('person').addColumn('role', 'text').execute();
}
