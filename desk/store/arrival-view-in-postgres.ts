import { type Kysely, sql } from 'kysely';
import { arrivalView, eventColumns, ticketColumns } from './arrival-view.ts';
import { appendLock } from './event-store.ts';
import { visitChannelPrefix, visitChannelSecret } from './event-channel.ts';

/** What of an event is given to it: its id is the database's. */
const givenEventColumns = eventColumns.filter((name) => name !== 'event_id');

/**
 * The columns of the view of PostgreSQL that an arrival fills; the id of its event comes back. `code_before` is
 * the code that is expected to be the last one taken: the new one may pass over some that are held.
 */
export const postgresArrivalColumns = [
  ...ticketColumns,
  ...givenEventColumns,
  'code_series',
  'code_before',
  'code_number',
] as const;

/**
 * The view `arrival` on PostgreSQL. Somebody else may have taken the numbers that were expected to be next:
 * nothing is stored then, and the error is a serialization failure (SQLSTATE 40001). Locks are taken in the order
 * of `takeInOnPostgres`'s command: the series, then the lock that orders events. In READ COMMITTED each statement
 * of the trigger sees what was committed before it, so also the newest event after the lock was waited for
 * (PostgreSQL manual, sections 13.2.1 and 38.7). Other desks are told with the commit, and of what, so that they
 * need not ask; commits that tell something wait for each other, so only the one statement of a quiet moment does.
 * The name of the channel is read from its table: the text of a function is anybody's to read.
 *
 * A migration that changes a column of `ticket` or `event` drops this view first. One that adds a column to the lists
 * makes it anew, and leaves that column out of what the first migration makes (as on SQLite).
 */
export async function createPostgresArrivalView(db: Kysely<unknown>): Promise<void> {
  const columns = (names: readonly string[]) => names.join(', ');
  const from = (table: string, names: readonly string[]) =>
    columns(names.map((name) => `${table}.${name}`));
  await db.schema.dropView(arrivalView).ifExists().execute();
  await sql
    .raw(
      `create view ${arrivalView} as select ${from('ticket', ticketColumns)}, ${from('event', eventColumns)},
        counter.name as code_series, counter.value as code_before, counter.value as code_number
        from ticket, event, counter where false`,
    )
    .execute(db);
  await sql
    .raw(
      `create or replace function arrival_taken_in() returns trigger language plpgsql as $$
      declare
        told text;
        channel text;
      begin
        update counter set value = new.number where name = 'ticket' and value = new.number - 1;
        if found then
          update counter set value = new.code_number
            where name = new.code_series and value = new.code_before;
        end if;
        if not found then
          raise exception 'somebody else took these numbers' using errcode = 'serialization_failure';
        end if;
        insert into ticket (${columns(ticketColumns)}) values (${from('new', ticketColumns)});
        perform pg_advisory_xact_lock(${appendLock});
        insert into event (event_id, ticket_id, queue, ${columns(givenEventColumns)})
          select coalesce(max(event_id), 0) + 1, new.ticket_id, new.queue, ${from('new', givenEventColumns)} from event
          returning event_id into new.event_id;
        told := json_build_object('eventId', new.event_id, 'kind', new.kind, 'actor', new.actor,
          'details', new.details::json, 'item', new.item::json)::text;
        -- A notification holds less than 8000 bytes; without an event desks read it from the table.
        if octet_length(told) >= 8000 then
          told := '';
        end if;
        select '${visitChannelPrefix}' || value into channel from secret where name = '${visitChannelSecret}';
        if channel is not null then
          perform pg_notify(channel, told);
        end if;
        return new;
      end $$`,
    )
    .execute(db);
  await sql
    .raw(
      `create trigger arrival_taken_in instead of insert on ${arrivalView}
        for each row execute function arrival_taken_in()`,
    )
    .execute(db);
}
