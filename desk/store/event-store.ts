import { sql } from 'kysely';
import {
  type QueueItem,
  type TicketEvent,
  queueItemSchema,
  ticketEventSchema,
} from '../../shared/domain/ticket.ts';
import { storedJson } from './stored-json.ts';
import type { Db, DeskDatabase } from './tables.ts';

/** A happening before it has its id. */
export interface NewEvent {
  readonly item: QueueItem;
  readonly at: string;
  readonly actor: string;
  readonly actorId: string | null;
  readonly kind: TicketEvent['kind'];
  readonly words: string | null;
  readonly details: TicketEvent['details'];
}

/** An event as the streams need it. */
export interface StreamedEvent {
  readonly eventId: number;
  readonly kind: TicketEvent['kind'];
  readonly actor: string;
  readonly details: TicketEvent['details'];
  readonly item: QueueItem;
}

const detailsSchema = storedJson(ticketEventSchema.shape.details);

/** A new event as the streams need it, once it has its id. */
export function streamed(eventId: number, event: NewEvent): StreamedEvent {
  const { kind, actor, details, item } = event;
  return { eventId, kind, actor, details, item };
}

/** The columns of an event that say what happened; its id, ticket and queue come from elsewhere. */
export function eventColumnsOf(event: NewEvent) {
  return {
    at: event.at,
    actor: event.actor,
    actor_id: event.actorId,
    kind: event.kind,
    words: event.words,
    details: JSON.stringify(event.details),
    item: JSON.stringify(event.item),
  };
}

/** Any number that no other user of this database takes: `balie` in ASCII. */
export const appendLock = 0x62616c69;

/**
 * Appends to the log; the id is one higher than the last. On PostgreSQL the lock is held to
 * the end of the transaction, so that ids become visible in order and a reader who has seen n never
 * finds n-1 later. SQLite has one writer anyway. Call it last in a command: all that follows in it
 * keeps other writers waiting.
 */
export async function appendEvent(
  db: Db,
  kind: DeskDatabase['kind'],
  event: NewEvent,
): Promise<StreamedEvent> {
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${appendLock})`.execute(db);
  const row = await db
    .insertInto('event')
    .values({
      event_id: sql<number>`(select coalesce(max(event_id), 0) + 1 from event)`,
      ticket_id: event.item.ticketId,
      queue: event.item.queue,
      ...eventColumnsOf(event),
    })
    .returning('event_id')
    .executeTakeFirstOrThrow();
  return streamed(row.event_id, event);
}

/** The id of the newest event, 0 when nothing ever happened. */
export async function newestEventId(db: Db): Promise<number> {
  const row = await db
    .selectFrom('event')
    .select('event_id')
    .orderBy('event_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.event_id ?? 0;
}

/** Events after an id, oldest first. */
export async function eventsAfter(
  db: Db,
  eventId: number,
  limit: number,
): Promise<readonly StreamedEvent[]> {
  const rows = await db
    .selectFrom('event')
    .select(['event_id', 'kind', 'actor', 'details', 'item'])
    .where('event_id', '>', eventId)
    .orderBy('event_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    eventId: row.event_id,
    kind: row.kind,
    actor: row.actor,
    details: detailsSchema.parse(row.details),
    item: queueItemSchema.parse(JSON.parse(row.item)),
  }));
}

/** The history of one ticket, oldest first. */
export async function historyOf(db: Db, ticketId: string): Promise<readonly TicketEvent[]> {
  const rows = await db
    .selectFrom('event')
    .select(['event_id', 'at', 'actor', 'kind', 'words', 'details'])
    .where('ticket_id', '=', ticketId)
    .orderBy('event_id')
    .execute();
  return rows.map((row) => ({
    eventId: row.event_id,
    at: row.at,
    actor: row.actor,
    kind: row.kind,
    words: row.words,
    details: detailsSchema.parse(row.details),
  }));
}

/** The kinds of event with which a turn begins, or a part of it that is written down by itself. */
const beginsTurn = [
  'ticket.started',
  'ticket.handed-over',
  'ticket.verified',
  'ticket.reopened',
  'ticket.escalated',
  'ticket.escalation-taken',
] as const;

/** When somebody's turn with a ticket last began: started, or taken over while at work; null without one. */
export async function lastBegun(db: Db, ticketId: string): Promise<string | null> {
  const row = await db
    .selectFrom('event')
    .select('at')
    .where('ticket_id', '=', ticketId)
    .where('kind', 'in', beginsTurn)
    .orderBy('event_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** The account of who resolved a ticket last; null when nobody did. */
export async function lastResolver(db: Db, ticketId: string): Promise<string | null> {
  const row = await db
    .selectFrom('event')
    .select('actor_id')
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'ticket.resolved')
    .orderBy('event_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.actor_id ?? null;
}
