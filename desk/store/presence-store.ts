import { type Presence, mostPresent } from '../../shared/domain/presence.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { Db } from './tables.ts';

/** Until when somebody was last believed to look at this ticket, or null. */
export async function presentUntil(
  db: Db,
  accountId: string,
  ticketId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('presence')
    .select('until_at')
    .where('account_id', '=', accountId)
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  return row?.until_at ?? null;
}

/** Somebody looks at this ticket and no longer at another; whoever went away is forgotten. */
export async function putPresence(
  db: Db,
  presence: Pick<Presence, 'accountId' | 'ticketId'>,
  time: { readonly at: string; readonly untilAt: string },
): Promise<void> {
  const seen = { ticket_id: presence.ticketId, until_at: time.untilAt };
  await db.deleteFrom('presence').where('until_at', '<=', time.at).execute();
  await db
    .insertInto('presence')
    .values({ account_id: presence.accountId, ...seen })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(seen))
    .execute();
}

/** Who else looks at tickets of these queues. */
export async function othersPresent(
  db: Db,
  accountId: string,
  queues: readonly WorkQueue[],
  at: string,
): Promise<readonly Presence[]> {
  const rows = await db
    .selectFrom('presence')
    .innerJoin('ticket', 'ticket.ticket_id', 'presence.ticket_id')
    .innerJoin('account', 'account.account_id', 'presence.account_id')
    .select(['presence.ticket_id', 'presence.account_id', 'account.name'])
    .where('presence.account_id', '!=', accountId)
    .where('presence.until_at', '>', at)
    .where('ticket.queue', 'in', queues)
    .orderBy('account.name')
    .limit(mostPresent)
    .execute();
  return rows.map((row) => ({
    ticketId: row.ticket_id,
    accountId: row.account_id,
    name: row.name,
  }));
}
