import type { Kysely } from 'kysely';
import type { Role } from '../../shared/contract/desk-contract.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import type { Priority } from '../../shared/domain/priority.ts';
import type { DeviceKind, Layer, Verdict } from '../../shared/domain/readout.ts';
import type { Errand, ReportType, WorkQueue } from '../../shared/domain/report-type.ts';
import type { TicketEvent, TicketStatus } from '../../shared/domain/ticket.ts';
import type { Database } from '../../shared/storage/database.ts';
import type { TopicTables } from './topic-tables.ts';

/** Truth in both databases: SQLite has no boolean. */
export type Flag = 0 | 1;

/**
 * One row per ticket. What is sorted, filtered or shown in a list has a column; the rest of the card
 * is JSON in `document`. Times are RFC 3339 in UTC with milliseconds, so that they sort as text.
 */
export interface TicketTable {
  readonly ticket_id: string;
  readonly number: number;
  readonly visit_id: string;
  /** SHA-256 of the canonical intake: the same visit with other content is refused. */
  readonly content_hash: string;
  /** The first reply, as JSON; a replay gets the same. */
  readonly intake_reply: string;
  readonly version: number;
  readonly visit_code: string;
  readonly queue: WorkQueue;
  readonly status: TicketStatus;
  readonly report_type: ReportType;
  readonly errand: Errand;
  readonly category: string | null;
  readonly visitor_name: string | null;
  readonly device_kind: DeviceKind | null;
  readonly device_name: string | null;
  readonly worst_verdict: Verdict | null;
  readonly worst_finding: string | null;
  readonly priority: Priority;
  readonly priority_accepted: Flag;
  readonly arrived_at: string;
  readonly promised_at: string;
  readonly assignee_id: string | null;
  readonly assignee_name: string | null;
  readonly counter: string | null;
  readonly simulated: Flag;
  /** Null on arrival, so that the arrival view does not have it. */
  readonly held_until: string | null;
  /** As `held_until`. */
  readonly appointment_at: string | null;
  /** Where somebody waits or was served; null at the first site. */
  readonly site_id: string | null;
  readonly locale: Locale;
  readonly called_at: string | null;
  readonly calls: number;
  readonly started_at: string | null;
  readonly resolved_at: string | null;
  readonly closed_at: string | null;
  readonly updated_at: string;
  readonly person_id: string | null;
  /** Keyed hash of vendor, product and serial number; never the serial number itself. */
  readonly device_key: string | null;
  readonly photo_hash: string | null;
  readonly status_token: string;
  readonly kiosk_id: string;
  /** Was searched before there was an index; empty since. */
  readonly search_text: string;
  readonly document: string;
}

/** Everything that ever happened, in order. Ids are consecutive and become visible in order. */
export interface EventTable {
  readonly event_id: number;
  readonly ticket_id: string;
  readonly queue: WorkQueue;
  readonly at: string;
  readonly actor: string;
  /** Account that acted, or null for a kiosk. */
  readonly actor_id: string | null;
  readonly kind: TicketEvent['kind'];
  readonly words: string | null;
  readonly details: string;
  /** The queue line right after this event, as JSON: what a stream sends, also years later. */
  readonly item: string;
}

/** Who is on a break and until when. */
export interface BreakTable {
  readonly account_id: string;
  readonly since_at: string;
  readonly until_at: string;
}

export interface AccountTable {
  readonly account_id: string;
  readonly user_name: string;
  readonly name: string;
  readonly role: Role;
  /** PHC string of argon2id. */
  readonly password_hash: string;
  readonly must_change_password: Flag;
  readonly created_at: string;
  /** Since when it is shut out; null while it may sign in. */
  readonly blocked_at: string | null;
}

export interface SessionTable {
  /** SHA-256 of the token in the cookie. */
  readonly token_hash: string;
  readonly account_id: string;
  readonly counter: string | null;
  /** Where somebody sits; null at the first site. */
  readonly site_id: string | null;
  readonly created_at: string;
  readonly last_seen_at: string;
}

export interface KioskTable {
  readonly kiosk_id: string;
  readonly name: string;
  readonly code_prefix: string;
  readonly token_hash: string;
  readonly created_at: string;
  readonly last_seen_at: string | null;
  readonly version: string | null;
  /** What its jail holds, as JSON; null from a kiosk that takes no requests. */
  readonly held: string | null;
  /** Where it stands; null at the first site. */
  readonly site_id: string | null;
  /** The counter that it belongs to, if any. */
  readonly counter: string | null;
}

/** Readings that the counter asked for, one per request at most. */
export interface ReadingTable {
  readonly reading_id: string;
  readonly request_id: string;
  readonly ticket_id: string;
  readonly kiosk_id: string;
  readonly kiosk_name: string;
  readonly layer: Layer;
  readonly asked_by: string;
  readonly arrived_at: string;
  /** JSON, parsed by the schema of every readout. */
  readonly readout: string;
}

export interface PersonTable {
  readonly person_id: string;
  readonly staff_number: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly department: string | null;
  /** What somebody does here; null when the list of people does not say. */
  readonly role: string | null;
  readonly updated_at: string;
}

/** Badge numbers and staff numbers alike: all that a reader or the keypad may give. */
export interface PersonBadgeTable {
  readonly badge_number: string;
  readonly person_id: string;
}

export interface AttachmentTable {
  readonly hash: string;
  readonly bytes: number;
  readonly arrived_at: string;
}

/** The raw exchanges of one reading; the content is a file named by its hash. */
export interface ExchangeRecordTable {
  readonly readout_id: string;
  readonly ticket_id: string;
  readonly hash: string;
  readonly bytes: number;
  readonly arrived_at: string;
}

/** Numbers given out: `ticket`, and `visit-code:<day>:<prefix>`. */
export interface CounterTable {
  readonly name: string;
  readonly value: number;
}

/** Keys that the desk makes for itself at its first start. */
export interface SecretTable {
  readonly name: string;
  readonly value: string;
}

/** The schema of the desk. */
export interface Tables extends TopicTables {
  readonly ticket: TicketTable;
  readonly event: EventTable;
  readonly account: AccountTable;
  readonly session: SessionTable;
  readonly technician_break: BreakTable;
  readonly kiosk: KioskTable;
  readonly reading: ReadingTable;
  readonly person: PersonTable;
  readonly person_badge: PersonBadgeTable;
  readonly attachment: AttachmentTable;
  readonly exchange_record: ExchangeRecordTable;
  readonly counter: CounterTable;
  readonly secret: SecretTable;
}

export type DeskDatabase = Database<Tables>;

/** What a command runs its statements on; the rest of the desk passes it on and never looks inside. */
export type Db = Kysely<Tables>;
