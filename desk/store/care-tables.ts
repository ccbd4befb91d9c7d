import { type Kysely, sql } from 'kysely';
import type { AuditArea } from '../../shared/domain/audit.ts';

/** Something that admins decide for the whole desk, as JSON under a name. */
export interface DeskPolicyTable {
  readonly name: 'backup' | 'retention' | 'desk-rules';
  readonly document: string;
  readonly changed_at: string;
  readonly changed_by: string;
}

/** Who did what to how the desk is set up. Lines are added and never changed (audit-tables.ts). */
export interface AuditLineTable {
  /** UUIDv7, so that lines sort by time. */
  readonly line_id: string;
  readonly at: string;
  readonly actor: string;
  readonly actor_id: string | null;
  readonly area: AuditArea;
  readonly kind: string;
  readonly subject: string;
  readonly details: string;
  readonly counter: string | null;
  /** Counts on from the line before, without a hole. */
  readonly place: number;
  readonly seal: string;
}

/** How a backup went that this desk began and that ended; the newest few. */
export interface BackupRunTable {
  readonly run_id: string;
  readonly began_at: string;
  readonly ended_at: string;
  readonly asked_by: string;
  /** Null when it became a whole backup. */
  readonly fault_code: string | null;
}

export interface CareTables {
  readonly desk_policy: DeskPolicyTable;
  readonly audit_line: AuditLineTable;
  readonly backup_run: BackupRunTable;
}

/** Who may not sign in any more stays in the history that names him. */
export async function blockAccounts(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('account').addColumn('blocked_at', 'text').execute();
}

/** What a desk needs to be looked after. A visit writes to none of it. */
export async function createCare(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('desk_policy')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('audit_line')
    .addColumn('line_id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('area', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('details', 'text', (column) => column.notNull())
    .execute();
  await sql`create index audit_line_at on audit_line (at, line_id)`.execute(db);
  await db.schema
    .createTable('backup_run')
    .addColumn('run_id', 'text', (column) => column.primaryKey())
    .addColumn('began_at', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text', (column) => column.notNull())
    .addColumn('asked_by', 'text', (column) => column.notNull())
    .addColumn('fault_code', 'text')
    .execute();
}
