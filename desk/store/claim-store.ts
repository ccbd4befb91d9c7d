import { type ExpressionBuilder, sql } from 'kysely';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import { atSite } from './at-site.ts';
import { queueOrder } from './queue-order.ts';
import type { Db, DeskDatabase, Tables } from './tables.ts';
import { ticketOfRow } from './ticket-row.ts';

/** Who calls, and from which queues. */
export interface Caller {
  readonly accountId: string;
  readonly siteId: string;
  readonly counter: string | null;
  readonly queues: readonly WorkQueue[];
  /** A counter where nobody was seen since then keeps nobody waiting. */
  readonly seatedSince: string;
}

/** `true` where somebody waits whom this caller may call: at his site, and not kept for somebody else. */
export function isFree({ accountId, siteId, counter, seatedSince }: Caller) {
  return (eb: ExpressionBuilder<Tables, 'ticket'>) =>
    eb.and([
      atSite('ticket.site_id', siteId),
      eb.or([
        eb('ticket.assignee_id', 'is', null),
        eb('ticket.assignee_id', '=', accountId),
        // Who was shut out calls nobody any more.
        eb(
          'ticket.assignee_id',
          'in',
          eb
            .selectFrom('account')
            .select('account.account_id')
            .where('account.blocked_at', 'is not', null),
        ),
      ]),
      eb.or([
        eb('ticket.counter', 'is', null),
        eb('ticket.counter', '=', counter),
        eb.not(
          eb.exists(
            eb
              .selectFrom('session')
              .select('session.account_id')
              .whereRef('session.counter', '=', 'ticket.counter')
              .where(atSite('session.site_id', siteId))
              .where('session.last_seen_at', '>=', seatedSince),
          ),
        ),
      ]),
    ]);
}

/**
 * The first who waits in these queues and is free for this account: not kept for somebody else. On
 * PostgreSQL the row is locked, and rows that are being claimed or changed at this moment are passed over;
 * when these are all that wait, their end is awaited. SQLite has one writer.
 */
export async function claimFirstWaiting(
  db: Db,
  kind: DeskDatabase['kind'],
  caller: Caller,
): Promise<StoredTicket | null> {
  const query = db
    .selectFrom('ticket')
    .selectAll()
    .where(sql<boolean>`status = 'waiting'`)
    .where('queue', 'in', [...caller.queues])
    .where(isFree(caller))
    .orderBy(queueOrder)
    .limit(1);
  // A line that only refers to a ticket, such as a notice, does not stand in the way of this lock.
  const row =
    kind === 'postgres'
      ? ((await query.forNoKeyUpdate().skipLocked().executeTakeFirst()) ??
        (await query.forNoKeyUpdate().executeTakeFirst()))
      : await query.executeTakeFirst();
  return row === undefined ? null : ticketOfRow(row);
}

/** A ticket that waits and that nobody claims or changes at this moment, or null. */
export async function claimWaiting(
  db: Db,
  kind: DeskDatabase['kind'],
  ticketId: string,
): Promise<StoredTicket | null> {
  const query = db
    .selectFrom('ticket')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('status', '=', 'waiting');
  const row = await (
    kind === 'postgres' ? query.forNoKeyUpdate().skipLocked() : query
  ).executeTakeFirst();
  return row === undefined ? null : ticketOfRow(row);
}
