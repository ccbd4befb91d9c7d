import { sql } from 'kysely';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import { packedRows } from './packed-rows.ts';
import { isLive, isLiveText, type Place, queueOrder, queueOrderText } from './queue-order.ts';
import type { Db, DeskDatabase } from './tables.ts';
import {
  type FindingCode,
  type ItemRow,
  type TicketRow,
  findingCodeOfText,
  itemColumns,
  itemOfRow,
  rowOfTicket,
  ticketOfRow,
} from './ticket-row.ts';

export async function insertTicket(db: Db, ticket: StoredTicket): Promise<void> {
  await db.insertInto('ticket').values(rowOfTicket(ticket)).execute();
}

/** Writes a ticket over the one that was read with `lockTicket` in the same command. */
export async function updateTicket(db: Db, ticket: StoredTicket): Promise<void> {
  const row = rowOfTicket(ticket);
  await db.updateTable('ticket').set(row).where('ticket_id', '=', row.ticket_id).execute();
}

/** One ticket, or null. */
export async function findTicket(db: Db, ticketId: string): Promise<StoredTicket | null> {
  const row = await db
    .selectFrom('ticket')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  return row === undefined ? null : ticketOfRow(row);
}

/** One ticket that nobody else changes before the end of this command, or null. */
export async function lockTicket(
  db: Db,
  kind: DeskDatabase['kind'],
  ticketId: string,
): Promise<StoredTicket | null> {
  const query = db.selectFrom('ticket').selectAll().where('ticket_id', '=', ticketId);
  const row = await (kind === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : ticketOfRow(row);
}

/** What a replay of a visit needs: what was sent then, and what was answered. */
export async function findIntake(
  db: Db,
  visitId: string,
): Promise<{ readonly contentHash: string; readonly reply: string } | null> {
  const row = await db
    .selectFrom('ticket')
    .select(['content_hash', 'intake_reply'])
    .where('visit_id', '=', visitId)
    .executeTakeFirst();
  return row === undefined ? null : { contentHash: row.content_hash, reply: row.intake_reply };
}

/** The ticket that a visit became, or null. */
export async function findByVisit(db: Db, visitId: string): Promise<StoredTicket | null> {
  const row = await db
    .selectFrom('ticket')
    .selectAll()
    .where('visit_id', '=', visitId)
    .executeTakeFirst();
  return row === undefined ? null : ticketOfRow(row);
}

/** The ticket behind a visitor's own page, or null. */
export async function findByStatusToken(db: Db, token: string): Promise<StoredTicket | null> {
  const row = await db
    .selectFrom('ticket')
    .selectAll()
    .where('status_token', '=', token)
    .executeTakeFirst();
  return row === undefined ? null : ticketOfRow(row);
}

/** The tickets that name a photo, with the queue that decides who may see it. */
export async function ticketsWithPhoto(
  db: Db,
  hash: string,
): Promise<readonly { readonly ticketId: string; readonly queue: WorkQueue }[]> {
  const rows = await db
    .selectFrom('ticket')
    .select(['ticket_id', 'queue'])
    .where('photo_hash', '=', hash)
    .execute();
  const joined = await db
    .selectFrom('joined_visit')
    .innerJoin('ticket', 'ticket.ticket_id', 'joined_visit.ticket_id')
    .select(['ticket.ticket_id', 'ticket.queue'])
    .where('joined_visit.photo_hash', '=', hash)
    .execute();
  return [...rows, ...joined].map((row) => ({ ticketId: row.ticket_id, queue: row.queue }));
}

/** Everything that is not closed or cancelled in these queues, first to be served first. */
export async function liveItems(
  { kind, read }: DeskDatabase,
  queues: readonly WorkQueue[],
): Promise<readonly QueueItem[]> {
  const rows =
    kind === 'postgres'
      ? await read
          .selectFrom('ticket')
          .select(itemColumns)
          .where(isLive)
          .where('queue', 'in', [...queues])
          .orderBy(queueOrder)
          .execute()
      : await packedRows<ItemRow>(
          read,
          itemColumns,
          `from ticket w where ${isLiveText} and w.queue in (select value from json_each(?1))
            order by ${queueOrderText}`,
          [JSON.stringify(queues)],
        );
  return rows.map(itemOfRow);
}

/** The visit codes of all who are not helped yet. */
export async function codesOfUnfinished(
  db: Db,
): Promise<readonly { readonly ticketId: string; readonly visitCode: string }[]> {
  const rows = await db
    .selectFrom('ticket')
    .select(['ticket_id', 'visit_code'])
    .where(isLive)
    .where('status', '<>', 'resolved')
    .execute();
  return rows.map((row) => ({ ticketId: row.ticket_id, visitCode: row.visit_code }));
}

/** One who waits, as the board and the status pages need it. */
export interface Waiting extends Place {
  readonly ticketId: string;
  readonly visitCode: string;
  readonly queue: WorkQueue;
  readonly category: QueueItem['category'];
  readonly deviceKind: QueueItem['deviceKind'];
  readonly worstFinding: FindingCode | null;
  readonly siteId: string;
  /** The counter that somebody was sent to, or null. */
  readonly counter: string | null;
}

const waitingColumns = [
  'ticket_id',
  'visit_code',
  'queue',
  'priority',
  'arrived_at',
  'number',
  'category',
  'device_kind',
  'worst_finding',
  'site_id',
  'counter',
] as const satisfies readonly (keyof TicketRow)[];
type WaitingRow = Pick<TicketRow, (typeof waitingColumns)[number]>;

/** Literal, so that both databases see that the partial index `ticket_waiting` fits. */
const waitsText = "status = 'waiting'";

/** All who wait, in queue order. */
export async function waitingInOrder({ kind, read }: DeskDatabase): Promise<readonly Waiting[]> {
  const rows =
    kind === 'postgres'
      ? await read
          .selectFrom('ticket')
          .select(waitingColumns)
          .where(sql.raw<boolean>(waitsText))
          .orderBy(queueOrder)
          .execute()
      : await packedRows<WaitingRow>(
          read,
          waitingColumns,
          `from ticket w where ${waitsText} order by ${queueOrderText}`,
          [],
        );
  return rows.map((row) => ({
    ticketId: row.ticket_id,
    visitCode: row.visit_code,
    queue: row.queue,
    priority: row.priority,
    arrivedAt: row.arrived_at,
    number: row.number,
    category: row.category,
    deviceKind: row.device_kind,
    worstFinding: findingCodeOfText(row.worst_finding),
    siteId: row.site_id ?? firstSiteId,
    counter: row.counter,
  }));
}

/** The next number of each series, taken. */
export async function takeNumbers(
  db: Db,
  series: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .insertInto('counter')
    .values(series.map((name) => ({ name, value: 1 })))
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ value: eb('counter.value', '+', 1) })),
    )
    .returning(['counter.name', 'counter.value'])
    .execute();
  return new Map(rows.map((row) => [row.name, row.value]));
}

/** Lets a series of which a number was taken go on after this one. */
export async function passOverNumbers(db: Db, series: string, last: number): Promise<void> {
  await db.updateTable('counter').set({ value: last }).where('name', '=', series).execute();
}

/** Whole tickets, newest first, of those that stand in these queues. */
export async function ticketsById(
  db: Db,
  ticketIds: readonly string[],
  queues: readonly WorkQueue[],
): Promise<readonly StoredTicket[]> {
  if (ticketIds.length === 0) return [];
  const rows = await db
    .selectFrom('ticket')
    .selectAll()
    .where('ticket_id', 'in', ticketIds)
    .where('queue', 'in', queues)
    .orderBy('number', 'desc')
    .execute();
  return rows.map(ticketOfRow);
}
