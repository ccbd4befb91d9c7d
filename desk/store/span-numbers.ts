import { type Kysely, sql } from 'kysely';
import { isLive } from './queue-order.ts';
import type { Db } from './tables.ts';

/** Moments in UTC, the second one excluded. */
export interface Span {
  readonly from: string;
  readonly before: string;
}

/** The first and the last number of some tickets. */
interface Numbers {
  readonly first: number;
  readonly last: number;
}

/** Literal, not bound: only so do both databases see that the partial index `ticket_past` fits. */
const isPast = sql.raw<boolean>("status in ('closed', 'cancelled')");

/** No arrival is entered in it, but who was helped by the kiosk; what is not over yet is in `ticket_live`. */
export async function indexPast(db: Kysely<unknown>): Promise<void> {
  await sql`create index ticket_past on ticket (arrived_at, number) where ${isPast}`.execute(db);
}

/**
 * Between which numbers the tickets lie that arrived in a span; null when there are none. Others lie between them
 * too: numbers follow the visits as they came in, and an arrival may be another moment.
 */
export async function numbersOf(db: Db, { from, before }: Span): Promise<Numbers | null> {
  const arrived = (state: typeof isPast) =>
    db
      .selectFrom('ticket')
      .select('number')
      .where(state)
      .where('arrived_at', '>=', from)
      .where('arrived_at', '<', before);
  // One statement: else somebody who leaves in between would be in neither.
  const { first, last } = await db
    .selectFrom(arrived(isPast).unionAll(arrived(isLive)).as('arrived'))
    .select((eb) => [
      eb.fn.min<number | null>('number').as('first'),
      eb.fn.max<number | null>('number').as('last'),
    ])
    .executeTakeFirstOrThrow();
  return first === null || last === null ? null : { first, last };
}
