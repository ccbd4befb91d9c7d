import { type Kysely, sql } from 'kysely';

/**
 * A view into which an arrival is inserted whole: its trigger writes the ticket, its first event and the
 * numbers that it took. One statement is one trip to the database and one transaction.
 */
export const arrivalView = 'arrival';

/**
 * Every column of `ticket` that an arrival may fill; the others are null until later. A migration that
 * adds one to this list makes the view anew.
 */
export const ticketColumns = [
  'ticket_id',
  'number',
  'visit_id',
  'content_hash',
  'intake_reply',
  'version',
  'visit_code',
  'queue',
  'status',
  'report_type',
  'errand',
  'category',
  'visitor_name',
  'device_kind',
  'device_name',
  'worst_verdict',
  'worst_finding',
  'priority',
  'priority_accepted',
  'arrived_at',
  'promised_at',
  'assignee_id',
  'assignee_name',
  'counter',
  'simulated',
  'locale',
  'called_at',
  'calls',
  'started_at',
  'resolved_at',
  'closed_at',
  'updated_at',
  'person_id',
  'device_key',
  'photo_hash',
  'status_token',
  'kiosk_id',
  'search_text',
  'document',
  'site_id',
] as const;

/** The columns of `event` that its ticket does not have. */
export const eventColumns = [
  'event_id',
  'at',
  'actor',
  'actor_id',
  'kind',
  'words',
  'details',
  'item',
] as const;

/** The numbers that were taken. */
const seriesColumns = ['code_series', 'code_number'] as const;

/** Everything that an arrival is made of. */
export const arrivalColumns = [...ticketColumns, ...eventColumns, ...seriesColumns] as const;

/** The view as it was before a ticket had a site. */
export async function createFirstArrivalView(db: Kysely<unknown>): Promise<void> {
  await createView(
    db,
    ticketColumns.filter((name) => name !== 'site_id'),
  );
}

/** Makes the view of SQLite anew as the columns above say. */
export async function createArrivalView(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropView(arrivalView).ifExists().execute();
  await createView(db, ticketColumns);
}

async function createView(db: Kysely<unknown>, ofTicket: readonly string[]): Promise<void> {
  const all = [...ofTicket, ...eventColumns, ...seriesColumns];
  const columns = (names: readonly string[]) => names.join(', ');
  const news = (names: readonly string[]) => names.map((name) => `new.${name}`).join(', ');
  await sql
    .raw(
      `create view ${arrivalView} as select ${all.map((name) => `null as ${name}`).join(', ')} where false`,
    )
    .execute(db);
  await sql
    .raw(
      `create trigger arrival_taken_in instead of insert on ${arrivalView} begin
        insert into ticket (${columns(ofTicket)}) values (${news(ofTicket)});
        insert into event (ticket_id, queue, ${columns(eventColumns)})
          values (new.ticket_id, new.queue, ${news(eventColumns)});
        insert into counter (name, value) values ('ticket', new.number)
          on conflict (name) do update set value = excluded.value;
        insert into counter (name, value) select new.code_series, new.code_number
          where new.code_series is not null
          on conflict (name) do update set value = excluded.value;
      end`,
    )
    .execute(db);
}
