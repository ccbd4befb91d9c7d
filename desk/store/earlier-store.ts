import type { z } from 'zod';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { earlierTicketSchema } from '../../shared/domain/ticket.ts';
import type { Db } from './tables.ts';
import { ticketOfRow } from './ticket-row.ts';

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
