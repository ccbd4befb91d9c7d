import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';
import type { CampaignState } from '../../shared/domain/acceptance/campaign.ts';
import type { Severity } from '../../shared/domain/acceptance/finding.ts';
import type { RunPlace, StepOutcome } from '../../shared/domain/acceptance/run.ts';
import type { Flag } from './tables.ts';

/** The tables of acceptance tests. */
export interface AcceptanceTables {
  readonly test_campaign: TestCampaignTable;
  readonly test_script: TestScriptTable;
  readonly tester: TesterTable;
  readonly test_device: TestDeviceTable;
  readonly test_run: TestRunTable;
  readonly test_result: TestResultTable;
  readonly test_finding: TestFindingTable;
  readonly test_photo: TestPhotoTable;
}

export interface TestCampaignTable {
  readonly campaign_id: string;
  readonly version: number;
  readonly name: string;
  readonly scope: string;
  readonly release: string | null;
  readonly release_notes: string | null;
  readonly ticket_id: string | null;
  readonly from_day: string;
  readonly until_day: string;
  readonly state: CampaignState;
  readonly created_by: string;
  readonly created_at: string;
  /** What was decided, as JSON; null before. */
  readonly decision: string | null;
  /** The sheet as it was when it was decided, as JSON. */
  readonly sheet: string | null;
}

/** Every version of every script. */
export interface TestScriptTable {
  readonly script_id: string;
  readonly version: number;
  readonly campaign_id: string;
  /** JSON, parsed by the schema of its content. */
  readonly content: string;
  readonly changed_by: string;
  readonly changed_at: string;
}

export interface TesterTable {
  readonly tester_id: string;
  readonly campaign_id: string;
  readonly name: string;
  readonly role: string;
  readonly reads_a2: Flag;
  /** SHA-256 of his link's token, and of his code for a kiosk. */
  readonly token_hash: string | null;
  readonly code_hash: string | null;
}

export interface TestDeviceTable {
  readonly wish_id: string;
  readonly campaign_id: string;
  readonly model: string;
  readonly version: string;
}

export interface TestRunTable {
  readonly run_id: string;
  readonly campaign_id: string;
  readonly script_id: string;
  readonly script_version: number;
  readonly tester_id: string;
  readonly wish_id: string | null;
  /** The tested device as JSON. */
  readonly device: string;
  readonly readout_id: string | null;
  /** The whole readout as JSON. */
  readonly readout: string | null;
  readonly place: RunPlace;
  readonly started_at: string;
  readonly finished_at: string | null;
}

export interface TestResultTable {
  readonly run_id: string;
  readonly step_id: string;
  readonly outcome: StepOutcome;
  readonly remark: string;
  readonly photo_hash: string | null;
  readonly at: string;
}

export interface TestFindingTable {
  readonly finding_id: string;
  readonly campaign_id: string;
  readonly run_id: string;
  readonly step_id: string;
  readonly severity: Severity;
  readonly kind: 'incident' | 'change';
  readonly ticket_id: string;
  readonly created_by: string;
  readonly created_at: string;
}

/** Photos by the tester who sent them, so that one link cannot fill a disk. */
export interface TestPhotoTable {
  readonly tester_id: string;
  readonly hash: string;
  readonly at: string;
}

export async function createAcceptance(db: Kysely<unknown>): Promise<void> {
  await createCampaigns(db);
  await createRuns(db);
}

async function createCampaigns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('test_campaign')
    .addColumn('campaign_id', 'text', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('release', 'text')
    .addColumn('release_notes', 'text')
    .addColumn('ticket_id', 'text', (column) =>
      column.references('ticket.ticket_id').onDelete('set null'),
    )
    .addColumn('from_day', 'text', (column) => column.notNull())
    .addColumn('until_day', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('decision', 'text')
    .addColumn('sheet', 'text')
    .execute();
  await sql`create index test_campaign_ticket on test_campaign (ticket_id) where ticket_id is not null`.execute(
    db,
  );
  await db.schema
    .createTable('test_script')
    .addColumn('script_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('campaign_id', 'text', inCampaign)
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('test_script_version', ['script_id', 'version'])
    .execute();
  await db.schema
    .createIndex('test_script_campaign')
    .on('test_script')
    .column('campaign_id')
    .execute();
  await db.schema
    .createTable('tester')
    .addColumn('tester_id', 'text', (column) => column.primaryKey())
    .addColumn('campaign_id', 'text', inCampaign)
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('reads_a2', 'integer', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.unique())
    .addColumn('code_hash', 'text', (column) => column.unique())
    .execute();
  await db.schema.createIndex('tester_campaign').on('tester').column('campaign_id').execute();
  await db.schema
    .createTable('test_device')
    .addColumn('wish_id', 'text', (column) => column.primaryKey())
    .addColumn('campaign_id', 'text', inCampaign)
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('test_device_campaign')
    .on('test_device')
    .column('campaign_id')
    .execute();
}

async function createRuns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('test_run')
    .addColumn('run_id', 'text', (column) => column.primaryKey())
    .addColumn('campaign_id', 'text', inCampaign)
    .addColumn('script_id', 'text', (column) => column.notNull())
    .addColumn('script_version', 'integer', (column) => column.notNull())
    .addColumn('tester_id', 'text', (column) => column.notNull().references('tester.tester_id'))
    .addColumn('wish_id', 'text', (column) => column.references('test_device.wish_id'))
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('readout_id', 'text')
    .addColumn('readout', 'text')
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('finished_at', 'text')
    .execute();
  await db.schema
    .createIndex('test_run_campaign')
    .on('test_run')
    .columns(['campaign_id', 'started_at'])
    .execute();
  await db.schema.createIndex('test_run_tester').on('test_run').column('tester_id').execute();
  await db.schema
    .createTable('test_result')
    .addColumn('run_id', 'text', (column) =>
      column.notNull().references('test_run.run_id').onDelete('cascade'),
    )
    .addColumn('step_id', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('remark', 'text', (column) => column.notNull())
    .addColumn('photo_hash', 'text')
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('test_result_once', ['run_id', 'step_id'])
    .execute();
  await db.schema
    .createTable('test_finding')
    .addColumn('finding_id', 'text', (column) => column.primaryKey())
    .addColumn('campaign_id', 'text', inCampaign)
    .addColumn('run_id', 'text', (column) => column.notNull().references('test_run.run_id'))
    .addColumn('step_id', 'text', (column) => column.notNull())
    .addColumn('severity', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('ticket_id', 'text', (column) =>
      column.notNull().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('test_finding_once', ['run_id', 'step_id'])
    .execute();
  await db.schema
    .createIndex('test_finding_campaign')
    .on('test_finding')
    .column('campaign_id')
    .execute();
  await db.schema
    .createIndex('test_finding_ticket')
    .on('test_finding')
    .column('ticket_id')
    .execute();
  await db.schema
    .createTable('test_photo')
    .addColumn('tester_id', 'text', (column) =>
      column.notNull().references('tester.tester_id').onDelete('cascade'),
    )
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('test_photo_once', ['tester_id', 'hash'])
    .execute();
  await db.schema.createIndex('test_photo_hash').on('test_photo').column('hash').execute();
}

/** What belongs to a campaign goes with it. */
function inCampaign(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.notNull().references('test_campaign.campaign_id').onDelete('cascade');
}
