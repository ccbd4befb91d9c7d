import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import { type LicenceWait, offerEndMs } from '../../shared/domain/licence.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { BusinessTime } from '../../shared/domain/service-level/business-time.ts';
import { siteIdOf } from '../../shared/domain/site.ts';
import type { LicenceWaitTable } from './licence-tables.ts';
import { holderOf } from './seat-store.ts';
import type { Db, Tables } from './tables.ts';
import { ticketRefOf } from './ticket-ref.ts';

export type StoredWait = Selectable<LicenceWaitTable>;

/** Puts a holder at the end of the wait-list, or says which place he has. */
export async function insertWait(db: Db, wait: StoredWait): Promise<StoredWait> {
  await db
    .insertInto('licence_wait')
    .values(wait)
    .onConflict((conflict) => conflict.columns(['product_id', 'holder_key']).doNothing())
    .execute();
  return db
    .selectFrom('licence_wait')
    .selectAll()
    .where('product_id', '=', wait.product_id)
    .where('holder_key', '=', wait.holder_key)
    .executeTakeFirstOrThrow();
}

export async function findWait(
  db: Db,
  by: { readonly waitId: string } | { readonly productId: string; readonly holderKey: string },
): Promise<StoredWait | null> {
  const query = db.selectFrom('licence_wait').selectAll();
  const row = await (
    'waitId' in by
      ? query.where('wait_id', '=', by.waitId)
      : query.where('product_id', '=', by.productId).where('holder_key', '=', by.holderKey)
  ).executeTakeFirst();
  return row ?? null;
}

/** Who waits for what on a ticket, in an order in which two commands never wait for each other. */
export async function waitsOnTicket(db: Db, ticketId: string) {
  const rows = await db
    .selectFrom('licence_wait')
    .select(['wait_id', 'product_id', 'holder_name'])
    .where('ticket_id', '=', ticketId)
    .orderBy('product_id')
    .orderBy('wait_id')
    .execute();
  return rows.map((row) => ({
    waitId: row.wait_id,
    productId: row.product_id,
    holder: row.holder_name,
  }));
}

/** Takes somebody off the wait-list; false when he was off it already. */
export async function deleteWait(db: Db, waitId: string): Promise<boolean> {
  const row = await db
    .deleteFrom('licence_wait')
    .where('wait_id', '=', waitId)
    .returning('wait_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Offers of which neither history nor bell has told yet, oldest first. */
export async function untoldOffers(db: Db, limit: number): Promise<readonly StoredWait[]> {
  return db
    .selectFrom('licence_wait')
    .selectAll()
    .where('offered_at', 'is not', null)
    .where('told_at', 'is', null)
    .orderBy('offered_at')
    .limit(limit)
    .execute();
}

/** Marks an offer as told; false when somebody else did, or it is gone. */
export async function markTold(db: Db, waitId: string, at: string): Promise<boolean> {
  const row = await db
    .updateTable('licence_wait')
    .set({ told_at: at })
    .where('wait_id', '=', waitId)
    .where('offered_at', 'is not', null)
    .where('told_at', 'is', null)
    .returning('wait_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The site of the ticket for which somebody waits, also when its reader may not see that. */
function siteOfWait(eb: ExpressionBuilder<Tables, 'licence_wait'>) {
  return eb
    .selectFrom('ticket as own')
    .select('own.site_id')
    .whereRef('own.ticket_id', '=', 'licence_wait.ticket_id')
    .as('site_id');
}

/** When a site is open. */
type TimeAt = (siteId: string) => BusinessTime;

/** Offers that nobody took in time, as the site of their ticket is open; the oldest end first. */
export async function passedOffers(
  db: Db,
  nowMs: number,
  hoursAt: TimeAt,
  limit: number,
): Promise<readonly StoredWait[]> {
  const offers = await db
    .selectFrom('licence_wait')
    .selectAll()
    .select(siteOfWait)
    .where('offered_at', 'is not', null)
    .orderBy('offered_at')
    .limit(limit)
    .execute();
  return offers.filter(
    ({ offered_at: offeredAt, site_id: siteId }) =>
      offeredAt !== null &&
      offerEndMs(Date.parse(offeredAt), hoursAt(siteIdOf({ siteId }))) <= nowMs,
  );
}

/** Puts somebody whose offer has passed at the end of the wait-list. The product is locked. */
export async function putAtEnd(db: Db, waitId: string, at: string): Promise<void> {
  await db
    .updateTable('licence_wait')
    .set({ since_at: at, offered_at: null, told_at: null, lapsed_at: at })
    .where('wait_id', '=', waitId)
    .execute();
}

/** Keeps a seat for each of the first so many who wait. The product is locked. */
export async function offerToFirst(
  db: Db,
  productId: string,
  howMany: number,
  at: string,
): Promise<void> {
  if (howMany <= 0) return;
  const first = await db
    .selectFrom('licence_wait')
    .select('wait_id')
    .where('product_id', '=', productId)
    .where('offered_at', 'is', null)
    .orderBy('since_at')
    .orderBy('wait_id')
    .limit(howMany)
    .execute();
  if (first.length === 0) return;
  await db
    .updateTable('licence_wait')
    .set({ offered_at: at })
    .where(
      'wait_id',
      'in',
      first.map((row) => row.wait_id),
    )
    .execute();
}

/** How many wait before a row of `licence_wait`, plus one; null when a seat is kept for him. */
const place = sql<
  number | string | null
>`case when licence_wait.offered_at is not null then null else (
  select count(*) + 1 from licence_wait as other
  where other.product_id = licence_wait.product_id and other.offered_at is null
    and (other.since_at < licence_wait.since_at
      or (other.since_at = licence_wait.since_at and other.wait_id < licence_wait.wait_id))
) end`;

export async function placeOf(db: Db, waitId: string): Promise<number | null> {
  const row = await db
    .selectFrom('licence_wait')
    .select(place.as('place'))
    .where('wait_id', '=', waitId)
    .executeTakeFirstOrThrow();
  return row.place === null ? null : Number(row.place);
}

/** Who wait for a product, or for a ticket; those with an offer first, then in order. */
export async function waitsOf(
  db: Db,
  of: { readonly productId: string } | { readonly ticketId: string },
  queues: readonly WorkQueue[],
  limit: number,
  hoursAt: TimeAt,
): Promise<readonly LicenceWait[]> {
  const query = db
    .selectFrom('licence_wait')
    .innerJoin('licence_product', 'licence_product.product_id', 'licence_wait.product_id')
    .leftJoin('ticket', (join) =>
      join
        .onRef('ticket.ticket_id', '=', 'licence_wait.ticket_id')
        .on('ticket.queue', 'in', [...queues]),
    )
    .selectAll('licence_wait')
    .select([
      'licence_product.name as product_name',
      'ticket.ticket_id as seen_ticket_id',
      'ticket.number',
      'ticket.visit_code',
      place.as('place'),
    ])
    .select(siteOfWait)
    .orderBy(sql`case when offered_at is null then 1 else 0 end`)
    .orderBy('since_at')
    .orderBy('wait_id')
    .limit(limit);
  const rows = await (
    'productId' in of
      ? query.where('licence_wait.product_id', '=', of.productId)
      : query.where('licence_wait.ticket_id', '=', of.ticketId)
  ).execute();
  return rows.map((row) => ({
    waitId: row.wait_id,
    productId: row.product_id,
    productName: row.product_name,
    holder: holderOf(row),
    ticket: ticketRefOf(row),
    askedBy: row.asked_by,
    since: row.since_at,
    place: row.place === null ? null : Number(row.place),
    offeredUntil:
      row.offered_at === null
        ? null
        : new Date(
            offerEndMs(Date.parse(row.offered_at), hoursAt(siteIdOf({ siteId: row.site_id }))),
          ).toISOString(),
    ...(row.lapsed_at === null ? {} : { lapsedAt: row.lapsed_at }),
  }));
}
