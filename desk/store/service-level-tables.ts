import { type Kysely, sql } from 'kysely';
import type { PauseCause } from '../../shared/domain/service-level/pause.ts';
import type { DeskClosureTable } from './closure-store.ts';

/** One version of what was agreed; never changed, a change is a new row (ADR 15). */
export interface ServiceTermsTable {
  readonly version: number;
  readonly since: string;
  readonly changed_by: string | null;
  readonly changed_by_id: string | null;
  /** JSON. */
  readonly calendar: string;
  /** JSON; null when every site follows the desk. */
  readonly site_calendars: string | null;
  /** JSON. */
  readonly targets: string;
}

/** A stretch in which the clocks of a ticket stand still. */
export interface TicketPauseTable {
  readonly pause_id: string;
  readonly ticket_id: string;
  readonly cause: PauseCause;
  readonly reason: string;
  readonly paused_by: string;
  readonly paused_by_id: string;
  readonly from_at: string;
  readonly until_at: string;
  readonly ended_at: string | null;
  readonly ended_by: string | null;
}

/**
 * Where a ticket stood when the desk last looked at its clocks, and when there is something new to
 * see. Derived from history and pauses: what is lost here is found again at the next look.
 */
export interface ClockWatchTable {
  readonly ticket_id: string;
  readonly state: 'running' | 'warned' | 'paused' | 'breached' | 'ended';
  readonly due_at: string;
  readonly next_at: string | null;
}

/** What the desk has told of a clock; the key makes that it is told once. */
export interface ClockMarkTable {
  readonly ticket_id: string;
  readonly clock: 'response' | 'resolution';
  readonly mark: 'warned' | 'breached';
  readonly target_minutes: number;
  readonly at: string;
}

/** The event up to which the desk has looked; one row. */
export interface ClockCursorTable {
  readonly name: 'clocks';
  readonly event_id: number;
}

export interface ServiceLevelTables {
  readonly service_terms: ServiceTermsTable;
  readonly ticket_pause: TicketPauseTable;
  readonly clock_watch: ClockWatchTable;
  readonly clock_mark: ClockMarkTable;
  readonly clock_cursor: ClockCursorTable;
  readonly desk_closure: DeskClosureTable;
}

/** An arrival writes to none of these. */
export async function createServiceLevels(db: Kysely<unknown>): Promise<void> {
  await createTerms(db);
  await createPauses(db);
  await createWatch(db);
  // What was open before there were clocks is looked at once; the rest of the past is left alone.
  await sql`insert into clock_cursor (name, event_id) select 'clocks', coalesce(max(event_id), 0) from event`.execute(
    db,
  );
  await sql`insert into clock_watch (ticket_id, state, due_at, next_at) select ticket_id, 'running', arrived_at, arrived_at from ticket where status in ('waiting', 'called', 'in-progress')`.execute(
    db,
  );
}

async function createTerms(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('service_terms')
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('changed_by', 'text')
    .addColumn('changed_by_id', 'text')
    .addColumn('calendar', 'text', (column) => column.notNull())
    .addColumn('targets', 'text', (column) => column.notNull())
    .execute();
  await sql`insert into service_terms (version, since, calendar, targets) values (1, '1970-01-01T00:00:00.000Z', ${JSON.stringify(firstCalendar)}, ${JSON.stringify(firstTargets)})`.execute(
    db,
  );
}

async function createPauses(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ticket_pause')
    .addColumn('pause_id', 'text', (column) => column.primaryKey())
    .addColumn('ticket_id', 'text', (column) =>
      column.notNull().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('paused_by', 'text', (column) => column.notNull())
    .addColumn('paused_by_id', 'text', (column) => column.notNull())
    .addColumn('from_at', 'text', (column) => column.notNull())
    .addColumn('until_at', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('ended_by', 'text')
    .execute();
  await db.schema
    .createIndex('ticket_pause_ticket')
    .on('ticket_pause')
    .columns(['ticket_id', 'from_at'])
    .execute();
}

async function createWatch(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('clock_watch')
    .addColumn('ticket_id', 'text', (column) =>
      column.primaryKey().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('next_at', 'text')
    .execute();
  await sql`create index clock_watch_next on clock_watch (next_at) where next_at is not null`.execute(
    db,
  );
  await sql`create index clock_watch_pressing on clock_watch (due_at, ticket_id) where state in ('breached', 'paused', 'warned')`.execute(
    db,
  );
  await db.schema
    .createTable('clock_mark')
    .addColumn('ticket_id', 'text', (column) =>
      column.notNull().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('clock', 'text', (column) => column.notNull())
    .addColumn('mark', 'text', (column) => column.notNull())
    .addColumn('target_minutes', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('clock_mark_once', ['ticket_id', 'clock', 'mark', 'target_minutes'])
    .execute();
  await db.schema
    .createTable('clock_cursor')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('event_id', 'integer', (column) => column.notNull())
    .execute();
}

/** What was agreed before sites had hours of their own reads as it did. */
export async function addSiteCalendars(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('service_terms').addColumn('site_calendars', 'text').execute();
}

/** Monday to Friday, half past eight to five: 510 minutes a day. */
const firstOpening = { from: '08:30', until: '17:00' };
const firstCalendar = {
  timeZone: 'Europe/Amsterdam',
  week: {
    monday: firstOpening,
    tuesday: firstOpening,
    wednesday: firstOpening,
    thursday: firstOpening,
    friday: firstOpening,
    saturday: null,
    sunday: null,
  },
  holidays: true,
  closedDays: [],
};

/** Response and resolution in minutes of opening time, priority 1 to 5. */
const firstTargets = {
  incident: byPriority([15, 240], [30, 510], [60, 1020], [120, 2550], [240, 5100]),
  information: byPriority([30, 240], [60, 510], [60, 1020], [120, 1530], [240, 2550]),
  change: byPriority([60, 1020], [120, 2550], [240, 5100], [510, 7650], [510, 10_200]),
  authorisation: byPriority([30, 240], [60, 510], [120, 1020], [240, 1530], [510, 2550]),
  complaint: byPriority([60, 1020], [120, 1530], [240, 2550], [510, 2550], [510, 5100]),
};

function byPriority(...minutes: readonly (readonly [response: number, resolution: number])[]) {
  return Object.fromEntries(
    minutes.map(([responseMinutes, resolutionMinutes], place) => [
      String(place + 1),
      { responseMinutes, resolutionMinutes },
    ]),
  );
}
