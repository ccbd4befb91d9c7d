import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createAcceptance } from './acceptance-tables.ts';
import { createAlerts } from './alert-tables.ts';
import { createApprovals, endApprovalsWithTickets } from './approval-tables.ts';
import { createPostgresArrivalView } from './arrival-view-in-postgres.ts';
import { createArrivalView, createFirstArrivalView } from './arrival-view.ts';
import { createEscalationTables, rememberLateSuppliers } from './escalation-tables.ts';
import { createAssetImports } from './asset-import-tables.ts';
import { createPostgresAssetSearch, createSqliteAssetSearch } from './asset-search-tables.ts';
import { tieAssetsToSites } from './asset-site-tables.ts';
import { createRegister } from './asset-tables.ts';
import { createBench, placeShelves } from './bench-tables.ts';
import { sealAuditLines } from './audit-tables.ts';
import { blockAccounts, createCare } from './care-tables.ts';
import {
  addDisturbanceVersion,
  createDisturbances,
  createDisturbanceTickets,
} from './disturbance-tables.ts';
import { createFleet } from './fleet-tables.ts';
import { createFloorPlans } from './floor-plan-tables.ts';
import { createFeedbackAsks } from './feedback-ask-store.ts';
import { createFeedback } from './feedback-tables.ts';
import { createJoinedVisits } from './joined-visit-tables.ts';
import { addAppointmentSite, createAppointments } from './appointment-tables.ts';
import { createInstructionLinks } from './instruction-link-tables.ts';
import { createManagement } from './management-tables.ts';
import { createInstructions } from './instruction-tables.ts';
import { createFirstSchema } from './first-schema.ts';
import { createHolds } from './held-store.ts';
import { indexReopened } from './marked-store.ts';
import { createImportantAssets } from './important-asset-store.ts';
import { createKioskConfigs } from './kiosk-config-tables.ts';
import { createKioskRequests } from './kiosk-request-tables.ts';
import { createKnowledgeCandidates } from './knowledge-candidate-tables.ts';
import { createNoticesAndJobs } from './notice-tables.ts';
import { createOutgoing } from './outgoing-tables.ts';
import { addEnglishWork, addWithdrawnWork, createProcedures } from './procedure-tables.ts';
import { addSiteCalendars, createServiceLevels } from './service-level-tables.ts';
import { createPostgresPersonPage, createSqlitePersonPage } from './person-page-tables.ts';
import { createPriorityTables } from './priority-tables.ts';
import { createPortHealth } from './port-tables.ts';
import { createPreparations } from './preparation-tables.ts';
import { createPresence } from './presence-tables.ts';
import { countTextVersions, createStandardTexts } from './text-tables.ts';
import { createSavedViews } from './view-tables.ts';
import { createPostgresSearch, createSearchPutView, createSqliteSearch } from './search-tables.ts';
import { createLicences, rememberLapses } from './licence-tables.ts';
import { createRetention } from './retention-tables.ts';
import { createRights } from './right-tables.ts';
import { addProblemVersion, addProblemsTold, createProblems } from './problem-tables.ts';
import { createSetAsides } from './set-aside-tables.ts';
import { createSites } from './site-tables.ts';
import { createClosedAppointments } from './closed-appointment-store.ts';
import { createUnlikelyDays } from './unlikely-store.ts';
import { addClosureSite, createClosures } from './closure-store.ts';
import { createComplaintTold } from './complaint-tables.ts';
import { createConsumables } from './consumable-tables.ts';
import { addTermsDay, createHandovers } from './handover-tables.ts';
import { lendingMigrations } from './lending-migrations.ts';
import { createSkills } from './skill-tables.ts';
import { addUpdateAsked, addUpdateReasons, createUpdates } from './update-tables.ts';
import { indexPast } from './span-numbers.ts';
import { createThingWords, takeInRegisters } from './thing-words-tables.ts';
import { createTicketAttachments } from './ticket-attachment-tables.ts';

/**
 * Schema changes of both databases, in order of name; a released one is never edited. Only what SQLite
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
  '2026-11-29-instruction-link-end': { up: indexLinkEnds },
  '2026-11-29-register-sites': { up: tieAssetsToSites },
  '2026-11-29-update': { up: createUpdates },
  '2026-11-29-fleet': { up: createFleet },
  '2026-11-30-rollouts': { up: addUpdateReasons },
  '2026-11-30-care': { up: createCare },
  '2026-11-30-kiosk-config': { up: createKioskConfigs },
  '2026-11-30-mail': { up: createOutgoing },
  '2026-11-30-terms-day': { up: addTermsDay },
  '2026-11-30-care-accounts': { up: blockAccounts },
  '2026-11-30-care-retention': { up: createRetention },
  '2026-11-30-mail-alerts': { up: createAlerts },
  '2026-12-01-loan': { up: createSetAsides },
  '2026-12-02-audit': { up: sealAuditLines },
  '2026-12-02-audit-ports': { up: createPortHealth },
  '2026-12-03-update-asked': { up: addUpdateAsked },
  '2026-12-04-fleet-map': { up: createFloorPlans },
  '2026-12-05-bench-sites': { up: placeShelves },
  '2026-12-06-work-in-english': { up: addEnglishWork },
};

/** What both got after the arrival view of PostgreSQL, so that each has them in order of name. */
const sinceArrivals: Readonly<Record<string, Migration>> = {
  '2026-12-08-problems-told': { up: addProblemsTold },
  '2026-12-09-disturbance-versions': { up: addDisturbanceVersion },
  '2026-12-09-problem-versions': { up: addProblemVersion },
  '2026-12-10-text-versions': { up: countTextVersions },
  '2026-12-11-withdrawn-work': { up: addWithdrawnWork },
  '2026-12-12-complaints-told': { up: createComplaintTold },
  '2026-12-13-lapsed-offers': { up: rememberLapses },
  '2026-12-13-marked-assets': { up: createImportantAssets },
  '2026-12-14-found-things': { up: createThingWords },
  '2026-12-15-disturbance-tickets': { up: createDisturbanceTickets },
  '2026-12-16-closures': { up: createClosures },
  '2026-12-19-approval-ends': { up: endApprovalsWithTickets },
  '2026-12-19-late-suppliers': { up: rememberLateSuppliers },
  '2026-12-20-feedback-asks': { up: createFeedbackAsks },
  '2026-12-24-site-calendars': { up: addSiteCalendars },
  '2026-12-24-site-closures': { up: addClosureSite },
  '2026-12-25-reopened-events': { up: indexReopened },
  '2026-12-25-things-found': { up: takeInRegisters },
  '2026-12-26-closed-appointments': { up: createClosedAppointments },
  '2026-12-26-unlikely-days': { up: createUnlikelyDays },
  '2026-12-31-appointment-sites': { up: addAppointmentSite },
  '2027-01-02-past-arrivals': { up: indexPast },
};

/** The same for SQLite, which has what PostgreSQL does not need. */
export const sqliteMigrations: Readonly<Record<string, Migration>> = {
  ...migrations,
  '2026-11-26-arrival': { up: createFirstArrivalView },
  '2026-11-27-search': { up: createSqliteSearch },
  '2026-11-28-sites-arrival': { up: createArrivalView },
  '2026-11-29-search-put': { up: createSearchPutView },
  '2026-11-29-register-people': { up: createSqlitePersonPage },
  '2026-11-29-register-search': { up: createSqliteAssetSearch },
  ...sinceArrivals,
};

/** The same for PostgreSQL. */
export const postgresMigrations: Readonly<Record<string, Migration>> = {
  ...migrations,
  '2026-11-27-search': { up: createPostgresSearch },
  '2026-11-29-register-people': { up: createPostgresPersonPage },
  '2026-11-29-register-search': { up: createPostgresAssetSearch },
  '2026-12-07-arrival': { up: createPostgresArrivalView },
  ...sinceArrivals,
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

/** Links that ended are erased in the order in which they did. */
async function indexLinkEnds(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('instruction_link_end')
    .on('instruction_link')
    .column('expires_at')
    .execute();
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
