import type { QueueItem } from '../../shared/domain/ticket.ts';
import { placeWithoutAppointment } from '../store/appointment-place-store.ts';
import {
  type StoredAppointment,
  lockAppointmentOf,
  putAppointment,
} from '../store/appointment-store.ts';
import type { Db, DeskDatabase } from '../store/tables.ts';

/** An appointment for which somebody is expected again. */
export function expectedAgain(appointment: StoredAppointment): StoredAppointment {
  return { ...appointment, state: 'booked', ticketId: null, version: appointment.version + 1 };
}

/**
 * Lets the appointment of a ticket go, in the command that cancels it: before its time its visitor may
 * still come. Answers the ticket without it, or null when it has none or its time has come.
 */
export async function letGoAppointment(
  db: Db,
  kind: DeskDatabase['kind'],
  item: QueueItem,
  by: { readonly name: string; readonly at: string },
): Promise<QueueItem | null> {
  if (item.appointmentAt === null || item.appointmentAt <= by.at) return null;
  const appointment = await lockAppointmentOf(db, kind, item.ticketId);
  if (appointment === null) return null;
  await putAppointment(db, expectedAgain(appointment), by);
  return { ...item, ...(await placeWithoutAppointment(db, item)) };
}
