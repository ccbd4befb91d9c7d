import { sql, type Selectable } from 'kysely';
import type { Pressing } from '../../shared/contract/service-level-routes.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { TicketMoment } from '../../shared/domain/service-level/clock.ts';
import { type QueueItem, queueItemSchema } from '../../shared/domain/ticket.ts';
import { z } from 'zod';
import type { ClockMarkTable, ClockWatchTable } from './service-level-tables.ts';
import type { Db } from './tables.ts';
import { itemColumns, itemOfRow } from './ticket-row.ts';

export type ClockWatch = Selectable<ClockWatchTable>;
export type ClockMark = Selectable<ClockMarkTable>;

/** The history of a ticket as its clocks read it. */
export interface ClockHistory {
  readonly arrivedAt: string;
  readonly moments: readonly TicketMoment[];
}

const { status, priority, reportType, arrivedAt, siteId } = queueItemSchema.shape;
/** Every event carries the queue line right after it; of that the clocks need so much. */
const momentSchema = z.object({ status, priority, reportType, arrivedAt, siteId });

/**
 * What some tickets were from when on, oldest first. The first moment is the arrival, as the line of
 * `ticket.created` has it: later the place in the queue may be that of another moment.
 */
export async function clockHistories(
  db: Db,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, ClockHistory>> {
  const rows = await db
    .selectFrom('event')
    .select(['ticket_id', 'at', 'item'])
    .where('ticket_id', 'in', [...ticketIds])
    .orderBy('event_id')
    .execute();
  const found = new Map<string, { arrivedAt: string; moments: TicketMoment[] }>();
  for (const row of rows) {
    const moment = momentSchema.parse(JSON.parse(row.item));
    const known = found.get(row.ticket_id);
    const history = known ?? { arrivedAt: moment.arrivedAt, moments: [] };
    if (known === undefined) found.set(row.ticket_id, history);
    const at = known === undefined ? moment.arrivedAt : row.at;
    history.moments.push({ ...moment, atMs: Date.parse(at) });
  }
  return found;
}

/** The tickets of the events after the cursor, and where the cursor then stands; null when it is at the end. */
export async function changedTickets(
  db: Db,
  limit: number,
): Promise<{ readonly ticketIds: readonly string[]; readonly eventId: number } | null> {
  const events = await db
    .selectFrom('event')
    .select(['event_id', 'ticket_id'])
    .where('event_id', '>', (query) => query.selectFrom('clock_cursor').select('event_id'))
    .orderBy('event_id')
    .limit(limit)
    .execute();
  const last = events.at(-1);
  if (last === undefined) return null;
  return {
    ticketIds: [...new Set(events.map((event) => event.ticket_id))],
    eventId: last.event_id,
  };
}

/** Notes that everything up to an event was looked at. */
export async function moveCursor(db: Db, eventId: number): Promise<void> {
  await db.updateTable('clock_cursor').set({ event_id: eventId }).execute();
}

/** Tickets of which there is something new to see by now, the longest waiting first. */
export async function dueWatches(db: Db, now: string, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('clock_watch')
    .select('ticket_id')
    .where('next_at', 'is not', null)
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.ticket_id);
}

/** Lets every ticket that has clocks be looked at again, as when the hours of the desk changed. */
export async function lookAtAllAgain(db: Db, now: string): Promise<void> {
  await db.updateTable('clock_watch').set({ next_at: now }).where('state', '<>', 'ended').execute();
}

export async function saveWatches(db: Db, watches: readonly ClockWatch[]): Promise<void> {
  if (watches.length === 0) return;
  await db
    .insertInto('clock_watch')
    .values([...watches])
    .onConflict((conflict) =>
      conflict.column('ticket_id').doUpdateSet((eb) => ({
        state: eb.ref('excluded.state'),
        due_at: eb.ref('excluded.due_at'),
        next_at: eb.ref('excluded.next_at'),
      })),
    )
    .execute();
}

/** What was told of some tickets. */
export async function marksOf(db: Db, ticketIds: readonly string[]): Promise<readonly ClockMark[]> {
  return db
    .selectFrom('clock_mark')
    .selectAll()
    .where('ticket_id', 'in', [...ticketIds])
    .execute();
}

/** Notes that something was told; false when it had been. */
export async function addMark(db: Db, mark: ClockMark): Promise<boolean> {
  const row = await db
    .insertInto('clock_mark')
    .values(mark)
    .onConflict((conflict) =>
      conflict.columns(['ticket_id', 'clock', 'mark', 'target_minutes']).doNothing(),
    )
    .returning('ticket_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Where a page of the list of agreements ended. */
export interface ListPlace {
  readonly dueAt: string;
  readonly ticketId: string;
}

/** A line of the list of agreements. */
export interface PressingTicket {
  readonly item: QueueItem;
  readonly pressing: Pressing;
  readonly place: ListPlace;
}

/** Open tickets that need attention, the earliest due first. */
export async function pressingTickets(
  db: Db,
  wish: {
    readonly show: Pressing | null;
    readonly queues: readonly WorkQueue[];
    readonly after: ListPlace | null;
    readonly limit: number;
  },
): Promise<readonly PressingTicket[]> {
  let query = db
    .selectFrom('clock_watch')
    .innerJoin('ticket', 'ticket.ticket_id', 'clock_watch.ticket_id')
    .select(itemColumns.map((column) => `ticket.${column}` as const))
    .select(['clock_watch.state', 'clock_watch.due_at'])
    // Literal, not bound: only so do both databases see that the index `clock_watch_pressing` fits.
    .where(sql<boolean>`clock_watch.state in ('breached', 'paused', 'warned')`)
    .where('ticket.queue', 'in', [...wish.queues])
    .where('ticket.status', 'in', ['waiting', 'called', 'in-progress', 'on-hold', 'no-show'])
    .orderBy('clock_watch.due_at')
    .orderBy('clock_watch.ticket_id')
    .limit(wish.limit);
  const { show, after } = wish;
  if (show !== null) query = query.where('clock_watch.state', '=', show);
  if (after !== null) {
    query = query.where((eb) =>
      eb.or([
        eb('clock_watch.due_at', '>', after.dueAt),
        eb.and([
          eb('clock_watch.due_at', '=', after.dueAt),
          eb('clock_watch.ticket_id', '>', after.ticketId),
        ]),
      ]),
    );
  }
  return (await query.execute()).flatMap((row) =>
    row.state === 'running' || row.state === 'ended'
      ? []
      : [
          {
            item: itemOfRow(row),
            pressing: row.state,
            place: { dueAt: row.due_at, ticketId: row.ticket_id },
          },
        ],
  );
}
