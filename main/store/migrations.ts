import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Every schema change of the kiosk's file, in order of name. A released one is never edited. */
export const kioskMigrations: Readonly<Record<string, Migration>> = {
  '2026-11-22-outbox': { up: outbox },
  '2026-11-26-exchange-record': { up: exchangeRecord },
  '2026-11-29-acceptance-tests': { up: acceptanceTests },
  '2026-11-30-step-answers': { up: stepAnswers },
  '2026-12-01-instruction-photos': { up: instructionPhotos },
};

// Migrations see the schema of their own time, not today's tables, hence Kysely<unknown>.
async function outbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('visit')
    .addColumn('visit_id', 'text', (column) => column.primaryKey())
    .addColumn('resume_code', 'text', (column) => column.unique())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('left', 'integer', (column) => column.notNull())
    .addColumn('started_at', 'integer', (column) => column.notNull())
    .addColumn('active_at', 'integer', (column) => column.notNull())
    .addColumn('visit_code', 'text')
    .addColumn('ticket_number', 'integer')
    .addColumn('delivered_at', 'integer')
    .execute();
  await db.schema
    .createTable('step')
    .addColumn('visit_id', 'text', (column) => column.notNull().references('visit.visit_id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('step_key', ['visit_id', 'seq'])
    .execute();
  await db.schema
    .createTable('photo')
    .addColumn('visit_id', 'text', (column) => column.notNull().references('visit.visit_id'))
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('jpeg', 'blob', (column) => column.notNull())
    .addColumn('due', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('photo_key', ['visit_id', 'hash'])
    .execute();
  await db.schema
    .createTable('outbox')
    .addColumn('visit_id', 'text', (column) => column.primaryKey().references('visit.visit_id'))
    .addColumn('submitted_at', 'integer', (column) => column.notNull())
    .addColumn('kiosk_code', 'text', (column) => column.notNull())
    .addColumn('shown', 'text', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('next_try_at', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('receipt')
    .addColumn('visit_id', 'text', (column) => column.primaryKey().references('visit.visit_id'))
    .addColumn('made_at', 'integer', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('setting')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('document', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('code_counter')
    .addColumn('day', 'text', (column) => column.primaryKey())
    .addColumn('last', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('visit_by_state')
    .on('visit')
    .columns(['state', 'active_at'])
    .execute();
}

async function acceptanceTests(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('test_note')
    .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('jpeg', 'blob')
    .execute();
  await db.schema.createIndex('test_note_code').on('test_note').columns(['code', 'seq']).execute();
  await db.schema
    .createTable('test_page')
    .addColumn('code', 'text', (column) => column.primaryKey())
    .addColumn('document', 'text', (column) => column.notNull())
    .execute();
}

async function exchangeRecord(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('exchange_record')
    .addColumn('visit_id', 'text', (column) => column.notNull().references('visit.visit_id'))
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('due', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('exchange_record_key', ['visit_id', 'hash'])
    .execute();
}

async function stepAnswers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('step_answer')
    .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('visit_id', 'text', (column) => column.notNull().references('visit.visit_id'))
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('due', 'integer', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('step_answer_visit').on('step_answer').column('visit_id').execute();
}

async function instructionPhotos(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('instruction_photo')
    .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('jpeg', 'blob', (column) => column.notNull())
    .execute();
}
