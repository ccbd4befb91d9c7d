import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import type { TicketLinkTable } from './joined-visit-tables.ts';
import type { Db } from './tables.ts';
import { itemColumns, itemOfRow, ticketOfRow } from './ticket-row.ts';

/** Tickets that are looked at and shown together at most. */
const mostTogether = 20;

/** Links a ticket to another; a pair that is linked already only takes another kind. */
export async function linkTickets(
  db: Db,
  link: {
    readonly ticketId: string;
    readonly otherId: string;
    readonly kind: TicketLinkTable['kind'];
    readonly at: string;
  },
): Promise<void> {
  const { ticketId, otherId, kind, at } = link;
  await db
    .insertInto('ticket_link')
    .values({ ticket_id: ticketId, other_id: otherId, kind, at })
    .onConflict((conflict) => conflict.columns(['ticket_id', 'other_id']).doUpdateSet({ kind }))
    .execute();
}

/** The tickets that have to do with this one, in these queues, newest first. */
export async function linkedTickets(
  db: Db,
  ticketId: string,
  queues: readonly WorkQueue[],
): Promise<
  readonly {
    readonly item: QueueItem;
    readonly kind: TicketLinkTable['kind'];
    readonly direction: 'to' | 'from';
  }[]
> {
  const ways = [
    { own: 'ticket_id', other: 'other_id', direction: 'to' },
    { own: 'other_id', other: 'ticket_id', direction: 'from' },
  ] as const;
  const found = [];
  for (const { own, other, direction } of ways) {
    const rows = await db
      .selectFrom('ticket_link')
      .innerJoin('ticket', 'ticket.ticket_id', `ticket_link.${other}`)
      .select([...itemColumns.map((column) => `ticket.${column}` as const), 'ticket_link.kind'])
      .where(`ticket_link.${own}`, '=', ticketId)
      .where('ticket.queue', 'in', [...queues])
      .orderBy('ticket.number', 'desc')
      .limit(mostTogether)
      .execute();
    found.push(...rows.map((row) => ({ item: itemOfRow(row), kind: row.kind, direction })));
  }
  return found.toSorted((one, other) => other.item.number - one.item.number);
}

/** The ticket in which a merged one goes on, or null. */
export async function mergedInto(db: Db, ticketId: string): Promise<string | null> {
  const row = await db
    .selectFrom('ticket_link')
    .select('other_id')
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'merged')
    .executeTakeFirst();
  return row?.other_id ?? null;
}

/** The latest tickets of a person or a device that are not confidential, newest first. */
export async function ticketsOf(
  db: Db,
  of: { readonly personId: string | null; readonly deviceKeys: readonly string[] },
): Promise<readonly StoredTicket[]> {
  const { personId, deviceKeys } = of;
  if (personId === null && deviceKeys.length === 0) return [];
  const rows = await db
    .selectFrom('ticket')
    .selectAll()
    .where('queue', '!=', 'confidential')
    .where((eb) =>
      eb.or([
        ...(personId === null ? [] : [eb('person_id', '=', personId)]),
        ...(deviceKeys.length === 0 ? [] : [eb('device_key', 'in', [...deviceKeys])]),
      ]),
    )
    .orderBy('number', 'desc')
    .limit(mostTogether)
    .execute();
  return rows.map(ticketOfRow);
}
