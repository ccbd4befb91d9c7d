import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createAcceptance } from './acceptance-tables.ts';
import { createApprovals } from './approval-tables.ts';
import { createArrivalView, createFirstArrivalView } from './arrival-view.ts';
import { createEscalationTables } from './escalation-tables.ts';
import { createAssetImports } from './asset-import-tables.ts';
import { createRegister } from './asset-tables.ts';
import { createBench } from './bench-tables.ts';
import { createDisturbances } from './disturbance-tables.ts';
import { createFeedback } from './feedback-tables.ts';
import { createJoinedVisits } from './joined-visit-tables.ts';
import { createAppointments } from './appointment-tables.ts';
import { createInstructionLinks } from './instruction-link-tables.ts';
import { createManagement } from './management-tables.ts';
import { createInstructions } from './instruction-tables.ts';
import { createHolds } from './held-store.ts';
import { createKioskRequests } from './kiosk-request-tables.ts';
import { createKnowledgeCandidates } from './knowledge-candidate-tables.ts';
import { createNoticesAndJobs } from './notice-tables.ts';
import { createProcedures } from './procedure-tables.ts';
import { createServiceLevels } from './service-level-tables.ts';
import { createPriorityTables } from './priority-tables.ts';
import { createPreparations } from './preparation-tables.ts';
import { createPresence } from './presence-tables.ts';
import { createStandardTexts } from './text-tables.ts';
import { createSavedViews } from './view-tables.ts';
import { createPostgresSearch, createSearchPutView, createSqliteSearch } from './search-tables.ts';
import { createLicences } from './licence-tables.ts';
import { createRights } from './right-tables.ts';
import { createProblems } from './problem-tables.ts';
import { createSites } from './site-tables.ts';
import { createConsumables } from './consumable-tables.ts';
import { createHandovers } from './handover-tables.ts';
import { lendingMigrations } from './lending-migrations.ts';
import { createSkills } from './skill-tables.ts';
import { createTicketAttachments } from './ticket-attachment-tables.ts';

/**
 * Every schema change ever made, in order of name; a released one is never edited. Only what SQLite
 * and PostgreSQL both understand.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '2026-11-22-first': { up: createFirstSchema },
  '2026-11-26-fewer-pages': { up: narrowIndexes },
  '2026-11-26-raw-exchange': { up: createExchangeRecords },
  '2026-11-26-technician-breaks': { up: createBreaks },
  '2026-11-26-kiosk-requests': { up: createKioskRequests },
  '2026-11-27-approvals': { up: createAuthorisation },
  '2026-11-27-notices-and-jobs': { up: createNoticesAndJobs },
  '2026-11-27-procedures': { up: createProcedures },
  '2026-11-27-service-levels': { up: createServiceLevels },
  '2026-11-27-priority': { up: createPriorityTables },
  '2026-11-27-escalation': { up: createEscalationTables },
  '2026-11-27-saved-views': { up: createSavedViews },
  '2026-11-27-presence': { up: createPresence },
  '2026-11-27-standard-texts': { up: createStandardTexts },
  '2026-11-27-bench': { up: createBench },
  '2026-11-27-problem-disturbances': { up: createDisturbances },
  '2026-11-27-problems': { up: createProblems },
  '2026-11-27-verify-feedback': { up: createFeedback },
  '2026-11-27-verify-joined-visits': { up: createJoinedVisits },
  '2026-11-27-report-types': { up: createKnowledgeCandidates },
  '2026-11-27-queues-holds': { up: createHolds },
  '2026-11-27-queues-turns': { up: createAppointments },
  '2026-11-27-queues-who-fits': { up: createSkills },
  '2026-11-28-sites': { up: createSites },
  '2026-11-28-register': { up: createRegister },
  '2026-11-28-instruction-links': { up: createInstructionLinks },
  '2026-11-28-instructions': { up: createInstructions },
  '2026-11-28-attachments': { up: createTicketAttachments },
  '2026-11-28-consumables': { up: createConsumables },
  /** After the register: it names assets. */
  '2026-11-28-register-handover': { up: createHandovers },
  '2026-11-28-management': { up: createManagement },
  '2026-11-28-register-imports': { up: createAssetImports },
  '2026-11-28-acceptance': { up: createAcceptance },
  '2026-11-29-preparation': { up: createPreparations },
  ...lendingMigrations,
};

/** The same for SQLite, which has what PostgreSQL does not need. */
export const sqliteMigrations: Readonly<Record<string, Migration>> = {
  ...migrations,
  '2026-11-26-arrival': { up: createFirstArrivalView },
  '2026-11-27-search': { up: createSqliteSearch },
  '2026-11-28-sites-arrival': { up: createArrivalView },
  '2026-11-29-search-put': { up: createSearchPutView },
};

/** The same for PostgreSQL. */
export const postgresMigrations: Readonly<Record<string, Migration>> = {
  ...migrations,
  '2026-11-27-search': { up: createPostgresSearch },
};

/** A right rests on an approval, and may ask for a licence. */
async function createAuthorisation(db: Kysely<unknown>): Promise<void> {
  await createLicences(db);
  await createApprovals(db);
  await createRights(db);
}

/**
 * Each index that an arrival is entered in is another page of its transaction. Who serves is only asked
 * of calls and starts.
 */
async function narrowIndexes(db: Kysely<unknown>): Promise<void> {
  await sql`drop index event_kind`.execute(db);
  await sql`create index event_serving on event (at, queue, actor_id) where kind in ('ticket.called', 'ticket.started')`.execute(
    db,
  );
}

async function createBreaks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('technician_break')
    .addColumn('account_id', 'text', (column) =>
      column.primaryKey().references('account.account_id').onDelete('cascade'),
    )
    .addColumn('since_at', 'text', (column) => column.notNull())
    .addColumn('until_at', 'text', (column) => column.notNull())
    .execute();
}

/** Entered after the arrival, so that the ticket and its indexes stay as they are. */
async function createExchangeRecords(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('exchange_record')
    .addColumn('readout_id', 'text', (column) => column.primaryKey())
    .addColumn('ticket_id', 'text', (column) =>
      column.notNull().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addColumn('arrived_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('exchange_record_ticket')
    .on('exchange_record')
    .column('ticket_id')
    .execute();
}

async function createFirstSchema(db: Kysely<unknown>): Promise<void> {
  await createTicketTables(db);
  await createPeopleTables(db);
  await db.schema
    .createTable('attachment')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addColumn('arrived_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('counter')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('secret')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}

async function createTicketTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ticket')
    .addColumn('ticket_id', 'text', (column) => column.primaryKey())
    .addColumn('number', 'integer', (column) => column.notNull().unique())
    .addColumn('visit_id', 'text', (column) => column.notNull().unique())
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('intake_reply', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('visit_code', 'text', (column) => column.notNull())
    .addColumn('queue', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('report_type', 'text', (column) => column.notNull())
    .addColumn('errand', 'text', (column) => column.notNull())
    .addColumn('category', 'text')
    .addColumn('visitor_name', 'text')
    .addColumn('device_kind', 'text')
    .addColumn('device_name', 'text')
    .addColumn('worst_verdict', 'text')
    .addColumn('worst_finding', 'text')
    .addColumn('priority', 'integer', (column) => column.notNull())
    .addColumn('priority_accepted', 'integer', (column) => column.notNull())
    .addColumn('arrived_at', 'text', (column) => column.notNull())
    .addColumn('promised_at', 'text', (column) => column.notNull())
    .addColumn('assignee_id', 'text')
    .addColumn('assignee_name', 'text')
    .addColumn('counter', 'text')
    .addColumn('simulated', 'integer', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('called_at', 'text')
    .addColumn('calls', 'integer', (column) => column.notNull())
    .addColumn('started_at', 'text')
    .addColumn('resolved_at', 'text')
    .addColumn('closed_at', 'text')
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text')
    .addColumn('device_key', 'text')
    .addColumn('photo_hash', 'text')
    .addColumn('status_token', 'text', (column) => column.notNull().unique())
    .addColumn('kiosk_id', 'text', (column) => column.notNull())
    .addColumn('search_text', 'text', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .execute();
  // Exactly this predicate keeps the claim of `queue.next` at ten times the speed of a search through
  // all tickets (measured with a million rows). The first three columns are the order of a queue; the
  // others let places be counted and the board be drawn from the index alone.
  await sql`create index ticket_waiting on ticket (priority, arrived_at, number, queue, visit_code, ticket_id) where status = 'waiting'`.execute(
    db,
  );
  await sql`create index ticket_called on ticket (called_at) where status = 'called'`.execute(db);
  await sql`create index ticket_live on ticket (priority, arrived_at, number) where status in ('waiting', 'called', 'in-progress', 'resolved')`.execute(
    db,
  );
  await sql`create index ticket_person on ticket (person_id, number) where person_id is not null`.execute(
    db,
  );
  await sql`create index ticket_device on ticket (device_key, number) where device_key is not null`.execute(
    db,
  );
  await sql`create index ticket_photo on ticket (photo_hash) where photo_hash is not null`.execute(
    db,
  );
  await sql`create index ticket_resolved on ticket (queue, resolved_at) where resolved_at is not null`.execute(
    db,
  );
  await db.schema
    .createTable('event')
    .addColumn('event_id', 'integer', (column) => column.primaryKey())
    .addColumn('ticket_id', 'text', (column) => column.notNull().references('ticket.ticket_id'))
    .addColumn('queue', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('words', 'text')
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('event_ticket')
    .on('event')
    .columns(['ticket_id', 'event_id'])
    .execute();
  await db.schema.createIndex('event_kind').on('event').columns(['kind', 'at']).execute();
}

async function createPeopleTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('account')
    .addColumn('account_id', 'text', (column) => column.primaryKey())
    .addColumn('user_name', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addColumn('must_change_password', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('session')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull().references('account.account_id'))
    .addColumn('counter', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('last_seen_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('session_account').on('session').column('account_id').execute();
  await db.schema
    .createTable('kiosk')
    .addColumn('kiosk_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('code_prefix', 'text', (column) => column.notNull().unique())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('last_seen_at', 'text')
    .addColumn('version', 'text')
    .execute();
  await db.schema
    .createTable('person')
    .addColumn('person_id', 'text', (column) => column.primaryKey())
    .addColumn('staff_number', 'text', (column) => column.notNull().unique())
    .addColumn('first_name', 'text', (column) => column.notNull())
    .addColumn('last_name', 'text', (column) => column.notNull())
    .addColumn('department', 'text')
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('person_badge')
    .addColumn('badge_number', 'text', (column) => column.primaryKey())
    .addColumn('person_id', 'text', (column) => column.notNull().references('person.person_id'))
    .execute();
  await db.schema
    .createIndex('person_badge_person')
    .on('person_badge')
    .column('person_id')
    .execute();
}
