import { type Selectable, sql } from 'kysely';
import type { Holder } from '../../shared/domain/holder.ts';
import type { Seat } from '../../shared/domain/licence.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { LicenceSeatTable } from './licence-tables.ts';
import type { RegisterPage } from './register-page.ts';
import { type TicketNames, ticketRefOf } from './ticket-ref.ts';
import type { Db } from './tables.ts';

export type StoredSeat = Selectable<LicenceSeatTable>;

/** The columns of a holder, in every table that has one. */
export function holderOf(row: {
  readonly holder_name: string;
  readonly staff_number: string | null;
}): Holder {
  return { name: row.holder_name, staffNumber: row.staff_number };
}

export async function insertSeat(db: Db, seat: StoredSeat): Promise<void> {
  await db.insertInto('licence_seat').values(seat).execute();
}

export async function findSeat(db: Db, seatId: string): Promise<StoredSeat | null> {
  const row = await db
    .selectFrom('licence_seat')
    .selectAll()
    .where('seat_id', '=', seatId)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether a holder has a seat of a product now. */
export async function hasSeat(db: Db, productId: string, holderKey: string): Promise<boolean> {
  const row = await db
    .selectFrom('licence_seat')
    .select('seat_id')
    .where('product_id', '=', productId)
    .where('holder_key', '=', holderKey)
    .where(sql<boolean>`released_at is null`)
    .executeTakeFirst();
  return row !== undefined;
}

/** Frees a seat; false when it was free already. */
export async function freeSeat(
  db: Db,
  seatId: string,
  at: string,
  reason: string | null,
): Promise<boolean> {
  const row = await db
    .updateTable('licence_seat')
    .set({ released_at: at, release_reason: reason })
    .where('seat_id', '=', seatId)
    .where('released_at', 'is', null)
    .returning('seat_id')
    .executeTakeFirst();
  return row !== undefined;
}

function seatQuery(db: Db, queues: readonly WorkQueue[]) {
  return db
    .selectFrom('licence_seat')
    .innerJoin('licence_product', 'licence_product.product_id', 'licence_seat.product_id')
    .leftJoin('ticket', (join) =>
      join
        .onRef('ticket.ticket_id', '=', 'licence_seat.ticket_id')
        .on('ticket.queue', 'in', [...queues]),
    )
    .selectAll('licence_seat')
    .select([
      'licence_product.name as product_name',
      'ticket.ticket_id as seen_ticket_id',
      'ticket.number',
      'ticket.visit_code',
    ]);
}

function seatOf(row: StoredSeat & TicketNames & { readonly product_name: string }): Seat {
  return {
    seatId: row.seat_id,
    productId: row.product_id,
    productName: row.product_name,
    holder: holderOf(row),
    ticket: ticketRefOf(row),
    assignedBy: row.assigned_by,
    fromAt: row.from_at,
    untilOn: row.until_on,
    releasedAt: row.released_at,
    releaseReason: row.release_reason,
  };
}

/** Who holds and held seats of a product, newest first. */
export async function seatsOfProduct(
  db: Db,
  productId: string,
  page: Omit<RegisterPage, 'words'>,
  queues: readonly WorkQueue[],
): Promise<readonly Seat[]> {
  let query = seatQuery(db, queues)
    .where('licence_seat.product_id', '=', productId)
    .orderBy('seat_id', 'desc')
    .limit(page.limit);
  if (page.before !== null) query = query.where('seat_id', '<', page.before);
  return (await query.execute()).map(seatOf);
}

export async function seatsOfTicket(
  db: Db,
  ticketId: string,
  queues: readonly WorkQueue[],
  limit: number,
): Promise<readonly Seat[]> {
  const rows = await seatQuery(db, queues)
    .where('licence_seat.ticket_id', '=', ticketId)
    .orderBy('seat_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(seatOf);
}

/** How many seats were taken on a ticket and not taken back; one whose last day is over was given all the same. */
export async function seatsGivenOn(db: Db, ticketId: string): Promise<number> {
  const row = await db
    .selectFrom('licence_seat')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('ticket_id', '=', ticketId)
    .where('release_reason', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Taken seats that end on a day or before and were not told of, or that are past their last day. */
export async function endingSeats(
  db: Db,
  today: string,
  soon: string,
  limit: number,
): Promise<readonly StoredSeat[]> {
  return db
    .selectFrom('licence_seat')
    .selectAll()
    .where(sql<boolean>`released_at is null`)
    .where((eb) =>
      eb.or([
        eb('until_on', '<', today),
        eb.and([eb('until_on', '<=', soon), eb('reminded_at', 'is', null)]),
      ]),
    )
    .orderBy('until_on')
    .limit(limit)
    .execute();
}

/** Marks a seat as told to end soon; false when it was, or is free. */
export async function markSeatReminded(db: Db, seatId: string, at: string): Promise<boolean> {
  const row = await db
    .updateTable('licence_seat')
    .set({ reminded_at: at })
    .where('seat_id', '=', seatId)
    .where('reminded_at', 'is', null)
    .where('released_at', 'is', null)
    .returning('seat_id')
    .executeTakeFirst();
  return row !== undefined;
}
