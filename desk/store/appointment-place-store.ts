import { queueItemSchema, type QueueItem } from '../../shared/domain/ticket.ts';
import { queueFor } from '../../shared/domain/report-type.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const itemSchema = storedJson(queueItemSchema);

/** Whether a ticket ever took the place of an appointment. */
export async function hasKeptAppointment(db: Db, ticketId: string): Promise<boolean> {
  return (await itemAt(db, ticketId, 'ticket.appointment-kept')) !== null;
}

/** Whether its history says that its visitor is expected at another site. */
export async function wasToldElsewhere(db: Db, ticketId: string): Promise<boolean> {
  return (await itemAt(db, ticketId, 'ticket.appointment-elsewhere')) !== null;
}

/**
 * Where a ticket stands without the appointment that it took: it counts from when its visitor came, and
 * waits in the queue of its errand, unless somebody moved it meanwhile.
 */
export async function placeWithoutAppointment(
  db: Db,
  item: QueueItem,
): Promise<Pick<QueueItem, 'appointmentAt' | 'arrivedAt' | 'queue'>> {
  const came = await itemAt(db, item.ticketId, 'ticket.created');
  const kept = await itemAt(db, item.ticketId, 'ticket.appointment-kept');
  const { arrivedAt, queue, status, errand, reportType } = item;
  const isAtItsTurn = arrivedAt === kept?.arrivedAt;
  const isInItsQueue = status === 'waiting' && queue === kept?.queue;
  return {
    appointmentAt: null,
    arrivedAt: isAtItsTurn ? (came?.arrivedAt ?? arrivedAt) : arrivedAt,
    queue: isInItsQueue ? queueFor(errand, reportType) : queue,
  };
}

/** A ticket as it was when something first happened to it. */
async function itemAt(
  db: Db,
  ticketId: string,
  kind: 'ticket.created' | 'ticket.appointment-kept' | 'ticket.appointment-elsewhere',
): Promise<QueueItem | null> {
  const row = await db
    .selectFrom('event')
    .select('item')
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', kind)
    .orderBy('event_id')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : itemSchema.parse(row.item);
}
