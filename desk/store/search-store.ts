import { sql } from 'kysely';
import type { earlierTicketSchema, QueueItem } from '../../shared/domain/ticket.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { z } from 'zod';
import type { Db } from './tables.ts';
import { itemColumns, itemOfRow, ticketOfRow } from './ticket-row.ts';

/** What to look for. `words` are already searchable text; every one must occur. */
export interface TicketSearch {
  readonly words: readonly string[];
  readonly status: 'open' | 'closed' | 'all';
  readonly queues: readonly WorkQueue[];
  /** Only numbers below this one. */
  readonly before: number | null;
  readonly limit: number;
}

/** Newest tickets first. Words are found by LIKE over `search_text`; no index serves that. */
export async function searchTickets(db: Db, search: TicketSearch): Promise<readonly QueueItem[]> {
  let query = db
    .selectFrom('ticket')
    .select(itemColumns)
    .where('queue', 'in', [...search.queues])
    .orderBy('number', 'desc')
    .limit(search.limit);
  if (search.before !== null) query = query.where('number', '<', search.before);
  if (search.status === 'open') query = query.where('status', 'not in', ['closed', 'cancelled']);
  if (search.status === 'closed') query = query.where('status', 'in', ['closed', 'cancelled']);
  for (const word of search.words) {
    const pattern = `%${word.replace(/[\\%_]/gu, String.raw`\$&`)}%`;
    query = query.where(sql<boolean>`search_text like ${pattern} escape '\\'`);
  }
  return (await query.execute()).map(itemOfRow);
}

export type EarlierTicket = z.infer<typeof earlierTicketSchema>;

/** The latest other tickets of a person or a device, newest first. */
export async function earlierTickets(
  db: Db,
  of: {
    readonly ticketId: string;
    readonly personId: string | null;
    readonly deviceKey: string | null;
  },
  queues: readonly WorkQueue[],
): Promise<readonly EarlierTicket[]> {
  const { personId, deviceKey } = of;
  if (personId === null && deviceKey === null) return [];
  const rows = await db
    .selectFrom('ticket')
    .selectAll()
    .where('ticket_id', '!=', of.ticketId)
    .where('queue', 'in', [...queues])
    .where((eb) =>
      eb.or([
        ...(personId === null ? [] : [eb('person_id', '=', personId)]),
        ...(deviceKey === null ? [] : [eb('device_key', '=', deviceKey)]),
      ]),
    )
    .orderBy('number', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => {
    const ticket = ticketOfRow(row);
    return {
      ticketId: ticket.item.ticketId,
      number: ticket.item.number,
      visitCode: ticket.item.visitCode,
      arrivedAt: ticket.item.arrivedAt,
      status: ticket.item.status,
      reportType: ticket.item.reportType,
      category: ticket.item.category,
      because: personId !== null && ticket.personId === personId ? 'same-person' : 'same-device',
      solution: ticket.document.resolution?.solution ?? null,
    };
  });
}
