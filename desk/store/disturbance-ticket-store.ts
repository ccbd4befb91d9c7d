import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { Disturbance } from '../../shared/domain/disturbance.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import { disturbancesById } from './disturbance-store.ts';
import type { Db } from './tables.ts';
import { itemColumns, itemOfRow } from './ticket-row.ts';

/** So many tickets of a disturbance are listed, newest first. */
export const mostOfDisturbance = 100;

/** Keeps that the visitor of a ticket has these disturbances too; of one that is not known nothing is kept. */
export async function linkDisturbances(
  db: Db,
  ticketId: string,
  disturbanceIds: readonly string[],
  at: string,
): Promise<void> {
  const known = await db
    .selectFrom('disturbance')
    .select('disturbance_id')
    .where('disturbance_id', 'in', [...disturbanceIds])
    .execute();
  if (known.length === 0) return;
  await db
    .insertInto('disturbance_ticket')
    .values(known.map(({ disturbance_id }) => ({ disturbance_id, ticket_id: ticketId, at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The disturbances of a ticket go on with the one into which it is merged. */
export async function carryDisturbances(db: Db, from: string, into: string): Promise<void> {
  const rows = await db
    .selectFrom('disturbance_ticket')
    .select(['disturbance_id', 'at'])
    .where('ticket_id', '=', from)
    .execute();
  for (const { disturbance_id, at } of rows) {
    await linkDisturbances(db, into, [disturbance_id], at);
  }
  await db.deleteFrom('disturbance_ticket').where('ticket_id', '=', from).execute();
}

/** The disturbances that the visitor of a ticket said he has too. */
export async function disturbancesOfTicket(db: Db, ticketId: string): Promise<Disturbance[]> {
  const rows = await db
    .selectFrom('disturbance_ticket')
    .select('disturbance_id')
    .where('ticket_id', '=', ticketId)
    .execute();
  return disturbancesById(
    db,
    rows.map((row) => row.disturbance_id),
  );
}

/** The tickets whose visitors said that they have a disturbance too, in these queues, newest first. */
export async function ticketsOfDisturbance(
  db: Db,
  disturbanceId: string,
  queues: readonly WorkQueue[],
): Promise<QueueItem[]> {
  const rows = await db
    .selectFrom('disturbance_ticket')
    .innerJoin('ticket', 'ticket.ticket_id', 'disturbance_ticket.ticket_id')
    .select(itemColumns.map((column) => `ticket.${column}` as const))
    .where('disturbance_ticket.disturbance_id', '=', disturbanceId)
    .where('ticket.queue', 'in', [...queues])
    .orderBy('ticket.number', 'desc')
    .limit(mostOfDisturbance)
    .execute();
  return rows.map(itemOfRow);
}
