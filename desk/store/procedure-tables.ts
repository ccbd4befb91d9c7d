import { type Kysely, sql } from 'kysely';
import type { ProcedureState } from '../../shared/domain/procedure.ts';
import type { WorkSource } from '../../shared/domain/work-log.ts';
import { shippedProcedures } from '../procedure/shipped-procedures.ts';

/** Every version of every procedure. */
export interface ProcedureTable {
  readonly procedure_id: string;
  readonly version: number;
  readonly state: ProcedureState;
  /** JSON, parsed by the schema of its content. */
  readonly content: string;
  readonly changed_by: string;
  readonly changed_at: string;
}

/** A procedure that is or was followed for a ticket. */
export interface ProcedureRunTable {
  readonly run_id: string;
  readonly ticket_id: string;
  readonly procedure_id: string;
  readonly version: number;
  readonly started_by: string;
  readonly started_at: string;
  readonly stopped_by: string | null;
  readonly stopped_at: string | null;
  readonly stopped_reason: string | null;
}

export interface ProcedureStepTable {
  readonly run_id: string;
  readonly step_id: string;
  readonly outcome: 'done' | 'skipped';
  /** The end of the step as JSON: evidence or reason. */
  readonly ended: string;
  /** The photo that proves it, so that it is found by its name. */
  readonly photo_hash: string | null;
  readonly by: string;
  readonly at: string;
  readonly minutes: number;
}

/** One line of the work log. */
export interface WorkLogTable {
  readonly entry_id: string;
  readonly ticket_id: string;
  readonly account_id: string;
  readonly by: string;
  readonly at: string;
  readonly minutes: number;
  readonly words: string;
  /** The same in English, of a step; null of what a person wrote, and of steps from before this column. */
  readonly words_en: string | null;
  readonly source: WorkSource;
  /** When it was written down, of work on an earlier day. */
  readonly written_at: string | null;
  /** All three are null of a line that counts. */
  readonly withdrawn_at: string | null;
  readonly withdrawn_by: string | null;
  readonly withdrawn_reason: string | null;
}

/** A line as it is written: nobody has withdrawn it. */
export type NewWork = Omit<
  WorkLogTable,
  'written_at' | 'withdrawn_at' | 'withdrawn_by' | 'withdrawn_reason'
> &
  Partial<Pick<WorkLogTable, 'written_at'>>;

export async function createProcedures(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('procedure')
    .addColumn('procedure_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('procedure_version', ['procedure_id', 'version'])
    .execute();
  await db.schema
    .createTable('procedure_run')
    .addColumn('run_id', 'text', (column) => column.primaryKey())
    .addColumn('ticket_id', 'text', (column) =>
      column.notNull().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('procedure_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('started_by', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('stopped_by', 'text')
    .addColumn('stopped_at', 'text')
    .addColumn('stopped_reason', 'text')
    .execute();
  await db.schema
    .createIndex('procedure_run_ticket')
    .on('procedure_run')
    .columns(['ticket_id', 'started_at'])
    .execute();
  await sql`create index procedure_run_stopped on procedure_run (stopped_at) where stopped_at is not null`.execute(
    db,
  );
  await db.schema
    .createTable('procedure_step')
    .addColumn('run_id', 'text', (column) =>
      column.notNull().references('procedure_run.run_id').onDelete('cascade'),
    )
    .addColumn('step_id', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('ended', 'text', (column) => column.notNull())
    .addColumn('photo_hash', 'text')
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('minutes', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('procedure_step_once', ['run_id', 'step_id'])
    .execute();
  await sql`create index procedure_step_photo on procedure_step (photo_hash) where photo_hash is not null`.execute(
    db,
  );
  await sql`create index procedure_step_skipped on procedure_step (at) where outcome = 'skipped'`.execute(
    db,
  );
  await db.schema
    .createTable('work_log')
    .addColumn('entry_id', 'text', (column) => column.primaryKey())
    .addColumn('ticket_id', 'text', (column) =>
      column.notNull().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('minutes', 'integer', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('work_log_ticket')
    .on('work_log')
    .columns(['ticket_id', 'at'])
    .execute();
  await db.schema.createIndex('work_log_at').on('work_log').column('at').execute();
  await insertShipped(db);
}

/** Steps from before stay as they were written down, in Dutch. */
export async function addEnglishWork(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('work_log').addColumn('words_en', 'text').execute();
}

/** Lines from before are of the moment at which they were written, and count. */
export async function addWithdrawnWork(db: Kysely<unknown>): Promise<void> {
  for (const column of ['written_at', 'withdrawn_at', 'withdrawn_by', 'withdrawn_reason']) {
    await db.schema.alterTable('work_log').addColumn(column, 'text').execute();
  }
}

/** What a desk can work with on its first day; the organisation changes it as it likes. */
async function insertShipped(db: Kysely<unknown>): Promise<void> {
  for (const [procedureId, content] of Object.entries(shippedProcedures)) {
    await sql`insert into procedure (procedure_id, version, state, content, changed_by, changed_at)
      values (${procedureId}, 1, 'published', ${JSON.stringify(content)}, 'Balie', '2026-11-27T00:00:00.000Z')`.execute(
      db,
    );
  }
}
