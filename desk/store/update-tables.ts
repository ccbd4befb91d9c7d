import type { ColumnType, Kysely } from 'kysely';
import type { UpdateEvent } from '../../shared/contract/update-routes.ts';
import type { HaltReason, InstallState } from '../../shared/domain/release/gate.ts';
import type { RolloutState } from '../../shared/domain/release/rollout.ts';

/** PostgreSQL hands out its bigint as text. */
type Count = ColumnType<number | string, number, number>;

/** Signed documents: every root there was, and the newest targets. */
export interface UpdateDocumentTable {
  readonly role: 'root' | 'targets';
  readonly version: Count;
  /** The envelope, as JSON. */
  readonly envelope: string;
}

/** The last number that each kiosk was told something under, whatever it asked. */
export interface UpdateDirectorTable {
  readonly kiosk_id: string;
  readonly version: Count;
  /** When it asked last which version it should run, and for which platform; null when it never did. */
  readonly asked_at: string | null;
  readonly platform: string | null;
}

/** A version on its way to the kiosks. */
export interface RolloutTable {
  readonly rollout_id: string;
  readonly version: string;
  readonly state: RolloutState;
  /** As JSON. */
  readonly rings: string;
  readonly ring: number;
  readonly ring_at: string | null;
  /** As JSON. */
  readonly gate: string;
  readonly halted_because: HaltReason | null;
  readonly created_at: string;
  readonly created_by: string;
}

/** The newest word of each kiosk on each version that it had. */
export interface UpdateReportTable {
  readonly kiosk_id: string;
  readonly version: string;
  readonly state: InstallState;
  readonly percent: number;
  readonly reason: string | null;
  readonly because: string | null;
  readonly visits: number;
  readonly crashed: number;
  readonly readouts: number;
  readonly readouts_failed: number;
  readonly visit_seconds: number;
  readonly at: string;
}

/** Who did what. Rows are only ever added. */
export interface UpdateEventTable {
  readonly event_id: string;
  readonly at: string;
  readonly actor: string;
  readonly actor_id: string | null;
  readonly what: UpdateEvent['what'];
  readonly subject: string;
  readonly because: HaltReason | null;
  readonly note: string;
}

/** What this file adds to the schema. */
export interface UpdateTables {
  readonly update_document: UpdateDocumentTable;
  readonly update_director: UpdateDirectorTable;
  readonly rollout: RolloutTable;
  readonly update_report: UpdateReportTable;
  readonly update_event: UpdateEventTable;
}

export async function createUpdates(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('update_document')
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('envelope', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('update_document_key', ['role', 'version'])
    .execute();
  await db.schema
    .createTable('update_director')
    .addColumn('kiosk_id', 'text', (column) => column.primaryKey())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('rollout')
    .addColumn('rollout_id', 'text', (column) => column.primaryKey())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('rings', 'text', (column) => column.notNull())
    .addColumn('ring', 'integer', (column) => column.notNull())
    .addColumn('ring_at', 'text')
    .addColumn('gate', 'text', (column) => column.notNull())
    .addColumn('halted_because', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('update_report')
    .addColumn('kiosk_id', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('percent', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('visits', 'integer', (column) => column.notNull())
    .addColumn('crashed', 'integer', (column) => column.notNull())
    .addColumn('readouts', 'integer', (column) => column.notNull())
    .addColumn('readouts_failed', 'integer', (column) => column.notNull())
    .addColumn('visit_seconds', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('update_report_key', ['kiosk_id', 'version'])
    .execute();
  await db.schema
    .createTable('update_event')
    .addColumn('event_id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .execute();
}

/** Why a version went back or was halted, and what an admin said about it. */
export async function addUpdateReasons(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('update_report').addColumn('because', 'text').execute();
  await db.schema.alterTable('update_event').addColumn('because', 'text').execute();
  await db.schema
    .alterTable('update_event')
    .addColumn('note', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
}

/** Who asked for a version, apart from who asked for a configuration. All that were told something asked for a version. */
export async function addUpdateAsked(db: Kysely<UpdateTables>): Promise<void> {
  await db.schema.alterTable('update_director').addColumn('asked_at', 'text').execute();
  await db.schema.alterTable('update_director').addColumn('platform', 'text').execute();
  await db.updateTable('update_director').set({ asked_at: new Date().toISOString() }).execute();
}
