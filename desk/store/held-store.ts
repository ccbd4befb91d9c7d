import { type Kysely, sql } from 'kysely';
import type { InLine } from '../../shared/domain/hold.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { type LeavingBecause, leavingBecauseSchema } from '../../shared/domain/going-home.ts';
import { ticketEventSchema } from '../../shared/domain/ticket.ts';
import { storedJson } from './stored-json.ts';
import { atSite } from './at-site.ts';
import { queueOrder } from './queue-order.ts';
import type { Db } from './tables.ts';

/**
 * The moment until which somebody on hold keeps his place, and who is asked for by it. An arrival has
 * none, so it is entered in the partial index of neither; `ticket_live` is made anew with the two states.
 */
export async function createHolds(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('ticket').addColumn('held_until', 'text').execute();
  await sql`create index ticket_held on ticket (held_until) where status in ('on-hold', 'no-show')`.execute(
    db,
  );
  await sql`drop index ticket_live`.execute(db);
  await sql`create index ticket_live on ticket (priority, arrived_at, number) where status in ('waiting', 'called', 'in-progress', 'on-hold', 'no-show', 'resolved')`.execute(
    db,
  );
}

/** The tickets whose hold is over, longest over first. */
export async function holdsOver(db: Db, now: string, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('ticket_id')
    // Literal, not bound: only so do both databases see that the index `ticket_held` fits.
    .where(sql<boolean>`status in ('on-hold', 'no-show')`)
    .where('held_until', '<=', now)
    .orderBy('held_until')
    .limit(limit)
    .execute();
  return rows.map((row) => row.ticket_id);
}

/** The first who wait in a queue of a site, first to be served first. */
export async function firstWaiting(
  db: Db,
  { queue, siteId }: { readonly queue: WorkQueue; readonly siteId: string },
  limit: number,
): Promise<readonly InLine[]> {
  const rows = await db
    .selectFrom('ticket')
    .select(['priority', 'arrived_at'])
    .where(sql<boolean>`status = 'waiting'`)
    .where('queue', '=', queue)
    .where(atSite('site_id', siteId))
    .orderBy(queueOrder)
    .limit(limit)
    .execute();
  return rows.map((row) => ({ priority: row.priority, arrivedAt: row.arrived_at }));
}

/** Whether the last to set a ticket apart was its visitor, who may then come back as well. */
export async function isHeldByVisitor(db: Db, ticketId: string): Promise<boolean> {
  const last = await db
    .selectFrom('event')
    .select(['actor', 'actor_id'])
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'ticket.held')
    .orderBy('event_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.actor === 'visitor' && last.actor_id === null;
}

const detailsSchema = storedJson(ticketEventSchema.shape.details);

/** How its visitor gave up his place, when that is what last set a ticket apart or closed it; null else. */
export async function lastLeft(
  db: Db,
  ticketId: string,
): Promise<{ readonly because: LeavingBecause; readonly at: string } | null> {
  const last = await db
    .selectFrom('event')
    .select(['at', 'details'])
    .where('ticket_id', '=', ticketId)
    .where('kind', 'in', ['ticket.held', 'ticket.closed'])
    .orderBy('event_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) return null;
  const because = leavingBecauseSchema.safeParse(detailsSchema.parse(last.details)['left']);
  return because.success ? { because: because.data, at: last.at } : null;
}
