import { type Kysely, sql } from 'kysely';
import type { CommandKind, CommandState } from '../../shared/domain/fleet/kiosk-command.ts';
import type { KeyState } from '../../shared/domain/fleet/kiosk-key.ts';
import type { KioskEvent } from '../../shared/contract/fleet-routes.ts';

/** A public key by which a kiosk is known. A kiosk that is enrolled again gets another one. */
export interface KioskKeyTable {
  /** Thumbprint of RFC 7638: the `keyid` of signatures. */
  readonly key_id: string;
  readonly kiosk_id: string;
  /** Raw, as base64url. */
  readonly public_key: string;
  readonly state: KeyState;
  readonly registered_at: string;
  readonly registered_by: string;
  readonly ended_at: string | null;
}

/** A kiosk that asked for a code. Rows whose time is over are deleted. */
export interface KioskEnrolmentTable {
  /** SHA-256 of the token by which the kiosk asks how it stands. */
  readonly poll_hash: string;
  readonly code: string;
  readonly public_key: string;
  readonly version: string;
  readonly expires_at: string;
  /** Null until an admin typed the code. */
  readonly kiosk_id: string | null;
}

/** How a kiosk is, as it last said; one row for each. */
export interface KioskHealthTable {
  readonly kiosk_id: string;
  readonly at: string;
  /** JSON of the heartbeat. */
  readonly beat: string;
  /** JSON of the latest self-test, or null. */
  readonly self_test: string | null;
  /** Whether admins were told that it is away. */
  readonly told_away: 0 | 1;
}

export interface KioskHealthHourTable {
  readonly kiosk_id: string;
  /** The hour's begin. */
  readonly hour: string;
  readonly beats: number;
  readonly reader_faults: number;
  readonly least_disk_mb: number | null;
  readonly most_memory_mb: number;
  readonly longest_outbox: number;
  readonly worst_skew_ms: number;
}

export interface KioskCommandTable {
  readonly command_id: string;
  readonly kiosk_id: string;
  readonly kind: CommandKind;
  readonly message: string;
  readonly state: CommandState;
  readonly asked_by: string;
  readonly asked_at: string;
  readonly expires_at: string;
  readonly ended_at: string | null;
  readonly detail: string;
  readonly bundle: string | null;
}

/** Who did what to a kiosk. */
export interface KioskEventTable {
  readonly event_id: string;
  readonly kiosk_id: string;
  readonly at: string;
  readonly actor: string;
  readonly kind: KioskEvent['kind'];
  readonly detail: string;
}

export interface FleetTables {
  readonly kiosk_key: KioskKeyTable;
  readonly kiosk_enrolment: KioskEnrolmentTable;
  readonly kiosk_health: KioskHealthTable;
  readonly kiosk_health_hour: KioskHealthHourTable;
  readonly kiosk_command: KioskCommandTable;
  readonly kiosk_event: KioskEventTable;
}

/** Keys, health and commands of kiosks (ADR 34). An arrival writes to none of them. */
export async function createFleet(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('kiosk').addColumn('counter', 'text').execute();
  await createKeys(db);
  await createHealth(db);
  await db.schema
    .createTable('kiosk_command')
    .addColumn('command_id', 'text', (column) => column.primaryKey())
    .addColumn('kiosk_id', 'text', (column) => column.notNull().references('kiosk.kiosk_id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('asked_by', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('bundle', 'text')
    .execute();
  await db.schema
    .createIndex('kiosk_command_kiosk')
    .on('kiosk_command')
    .columns(['kiosk_id', 'asked_at'])
    .execute();
  await db.schema
    .createTable('kiosk_event')
    .addColumn('event_id', 'text', (column) => column.primaryKey())
    .addColumn('kiosk_id', 'text', (column) => column.notNull().references('kiosk.kiosk_id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('kiosk_event_kiosk')
    .on('kiosk_event')
    .columns(['kiosk_id', 'event_id'])
    .execute();
}

async function createKeys(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('kiosk_key')
    .addColumn('key_id', 'text', (column) => column.primaryKey())
    .addColumn('kiosk_id', 'text', (column) => column.notNull().references('kiosk.kiosk_id'))
    .addColumn('public_key', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('registered_at', 'text', (column) => column.notNull())
    .addColumn('registered_by', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .execute();
  await db.schema
    .createIndex('kiosk_key_kiosk')
    .on('kiosk_key')
    .columns(['kiosk_id', 'registered_at'])
    .execute();
  await sql`create unique index kiosk_key_active on kiosk_key (kiosk_id) where state = 'active'`.execute(
    db,
  );
  await db.schema
    .createTable('kiosk_enrolment')
    .addColumn('poll_hash', 'text', (column) => column.primaryKey())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('public_key', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('kiosk_id', 'text')
    .execute();
  await sql`create unique index kiosk_enrolment_code on kiosk_enrolment (code) where kiosk_id is null`.execute(
    db,
  );
}

async function createHealth(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('kiosk_health')
    .addColumn('kiosk_id', 'text', (column) => column.primaryKey().references('kiosk.kiosk_id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('beat', 'text', (column) => column.notNull())
    .addColumn('self_test', 'text')
    .addColumn('told_away', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('kiosk_health_hour')
    .addColumn('kiosk_id', 'text', (column) => column.notNull().references('kiosk.kiosk_id'))
    .addColumn('hour', 'text', (column) => column.notNull())
    .addColumn('beats', 'integer', (column) => column.notNull())
    .addColumn('reader_faults', 'integer', (column) => column.notNull())
    .addColumn('least_disk_mb', 'integer')
    .addColumn('most_memory_mb', 'integer', (column) => column.notNull())
    .addColumn('longest_outbox', 'integer', (column) => column.notNull())
    .addColumn('worst_skew_ms', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('kiosk_health_hour_pk', ['kiosk_id', 'hour'])
    .execute();
}
