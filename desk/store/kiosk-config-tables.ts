import { type Kysely, sql } from 'kysely';
import { firstProfileId } from '../../shared/domain/kiosk-config.ts';

/** A named configuration. */
export interface KioskProfileTable {
  readonly profile_id: string;
  readonly name: string;
  readonly created_at: string;
  readonly created_by: string;
}

/** A kiosk that has another profile than the first one. */
export interface KioskProfileMemberTable {
  readonly kiosk_id: string;
  readonly profile_id: string;
}

/** A content that somebody wants; at most one of a profile is open. */
export interface KioskProposalTable {
  readonly proposal_id: string;
  readonly profile_id: string;
  readonly based_on: number;
  /** JSON. */
  readonly content: string;
  readonly words: string;
  readonly state: 'open' | 'approved' | 'rejected';
  readonly proposed_at: string;
  readonly proposed_by: string;
  readonly proposed_by_id: string;
  readonly decided_at: string | null;
  readonly decided_by: string | null;
}

/** What was published. Rows are only ever added. */
export interface KioskConfigTable {
  readonly profile_id: string;
  readonly version: number;
  /** JSON. */
  readonly content: string;
  readonly words: string;
  readonly proposed_at: string;
  readonly proposed_by: string;
  readonly published_at: string;
  readonly published_by: string;
  readonly alone: 0 | 1;
  readonly return_of: number | null;
}

export interface KioskConfigTables {
  readonly kiosk_profile: KioskProfileTable;
  readonly kiosk_profile_member: KioskProfileMemberTable;
  readonly kiosk_proposal: KioskProposalTable;
  readonly kiosk_config: KioskConfigTable;
}

/** Profiles of kiosks and their versions (ADR 37). The first profile is there from the start. */
export async function createKioskConfigs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('kiosk_profile')
    .addColumn('profile_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .execute();
  await sql`insert into kiosk_profile (profile_id, name, created_at, created_by)
    values (${firstProfileId}, 'Standaard', '2026-11-30T00:00:00.000Z', 'Balie')`.execute(db);
  await db.schema
    .createTable('kiosk_profile_member')
    .addColumn('kiosk_id', 'text', (column) => column.primaryKey().references('kiosk.kiosk_id'))
    .addColumn('profile_id', 'text', (column) =>
      column.notNull().references('kiosk_profile.profile_id'),
    )
    .execute();
  await db.schema
    .createTable('kiosk_proposal')
    .addColumn('proposal_id', 'text', (column) => column.primaryKey())
    .addColumn('profile_id', 'text', (column) =>
      column.notNull().references('kiosk_profile.profile_id'),
    )
    .addColumn('based_on', 'integer', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('proposed_at', 'text', (column) => column.notNull())
    .addColumn('proposed_by', 'text', (column) => column.notNull())
    .addColumn('proposed_by_id', 'text', (column) => column.notNull())
    .addColumn('decided_at', 'text')
    .addColumn('decided_by', 'text')
    .execute();
  await sql`create unique index kiosk_proposal_open on kiosk_proposal (profile_id) where state = 'open'`.execute(
    db,
  );
  await db.schema
    .createTable('kiosk_config')
    .addColumn('profile_id', 'text', (column) =>
      column.notNull().references('kiosk_profile.profile_id'),
    )
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('proposed_at', 'text', (column) => column.notNull())
    .addColumn('proposed_by', 'text', (column) => column.notNull())
    .addColumn('published_at', 'text', (column) => column.notNull())
    .addColumn('published_by', 'text', (column) => column.notNull())
    .addColumn('alone', 'integer', (column) => column.notNull())
    .addColumn('return_of', 'integer')
    .addPrimaryKeyConstraint('kiosk_config_pk', ['profile_id', 'version'])
    .execute();
}
