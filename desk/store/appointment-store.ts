import { type Selectable, sql } from 'kysely';
import {
  type Appointment,
  type BookableQueue,
  appointmentSchema,
} from '../../shared/domain/appointment.ts';
import { siteIdOf } from '../../shared/domain/site.ts';
import type { AppointmentTable } from './appointment-tables.ts';
import { atSite, siteColumnOf } from './at-site.ts';
import type { Db, DeskDatabase } from './tables.ts';

/** An appointment with what only the desk knows of it. */
export interface StoredAppointment extends Appointment {
  readonly personId: string | null;
}

/** Any number that no other user of this database takes; the event log has its neighbour. */
const bookingLock = 0x62616c6a;

/**
 * Lets bookings of all queues be made one after the other to the end of this command, so that two never take the
 * last place of a span. SQLite has one writer anyway.
 */
export async function lockBookings(db: Db, kind: DeskDatabase['kind']): Promise<void> {
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${bookingLock})`.execute(db);
}

/** Writes a new appointment, or over the one that is there. */
export async function putAppointment(
  db: Db,
  appointment: StoredAppointment,
  by: { readonly name: string; readonly at: string },
): Promise<void> {
  const row = rowOf(appointment, by);
  await db
    .insertInto('appointment')
    .values(row)
    .onConflict((conflict) => conflict.column('appointment_id').doUpdateSet(row))
    .execute();
}

/** One appointment that nobody else changes before the end of this command, or null. */
export async function lockAppointment(
  db: Db,
  kind: DeskDatabase['kind'],
  appointmentId: string,
): Promise<StoredAppointment | null> {
  const query = db
    .selectFrom('appointment')
    .selectAll()
    .where('appointment_id', '=', appointmentId);
  const row = await (kind === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : appointmentOf(row);
}

/** The appointment that a ticket took, which nobody else changes before the end of this command, or null. */
export async function lockAppointmentOf(
  db: Db,
  kind: DeskDatabase['kind'],
  ticketId: string,
): Promise<StoredAppointment | null> {
  const query = db
    .selectFrom('appointment')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('state', '=', 'arrived');
  const row = await (kind === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : appointmentOf(row);
}

/** The ticket that an appointment became; undefined when there is no such appointment. */
export async function ticketOfAppointment(
  db: Db,
  appointmentId: string,
): Promise<string | null | undefined> {
  const row = await db
    .selectFrom('appointment')
    .select('ticket_id')
    .where('appointment_id', '=', appointmentId)
    .executeTakeFirst();
  return row?.ticket_id;
}

/** Who is expected from one moment up to another, at one site or at any, in order of time. */
export async function appointmentsBetween(
  db: Db,
  from: string,
  to: string,
  limit: number,
  siteId?: string,
): Promise<readonly StoredAppointment[]> {
  const all = db.selectFrom('appointment').selectAll();
  const rows = await (siteId === undefined ? all : all.where(atSite('site_id', siteId)))
    .where('starts_at', '>=', from)
    .where('starts_at', '<', to)
    .orderBy('starts_at')
    .orderBy('appointment_id')
    .limit(limit)
    .execute();
  return rows.map(appointmentOf);
}

/** Those from one moment up to another for which nobody came yet, in order of time. */
export async function bookedBetween(
  db: Db,
  from: string,
  to: string,
): Promise<readonly StoredAppointment[]> {
  const rows = await db
    .selectFrom('appointment')
    .selectAll()
    .where('starts_at', '>=', from)
    .where('starts_at', '<', to)
    .where('state', '=', 'booked')
    .orderBy('starts_at')
    .orderBy('appointment_id')
    .execute();
  return rows.map(appointmentOf);
}

/** Whether anybody is still to come to a site that is not the first. */
export async function isAnybodyExpected(db: Db, siteId: string, at: string): Promise<boolean> {
  const row = await db
    .selectFrom('appointment')
    .select('appointment_id')
    .where('site_id', '=', siteId)
    .where('starts_at', '>=', at)
    .where('state', '=', 'booked')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The times taken in some queues of a site between two moments, without those that were cancelled and one other. */
export async function takenTimes(
  db: Db,
  { queues, siteId }: { readonly queues: readonly BookableQueue[]; readonly siteId: string },
  from: string,
  to: string,
  besides: string,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('appointment')
    .select('starts_at')
    .where('queue', 'in', queues)
    .where(atSite('site_id', siteId))
    .where('starts_at', '>=', from)
    .where('starts_at', '<=', to)
    .where('state', '!=', 'cancelled')
    .where('appointment_id', '!=', besides)
    .execute();
  return rows.map((row) => Date.parse(row.starts_at));
}

/** By what somebody at a kiosk can be known. */
export type KnownBy = { readonly personId: string } | { readonly code: string };

/** The appointments of somebody that nobody has come for, between two moments, in order of time. */
export async function openAppointmentsOf(
  db: Db,
  by: KnownBy,
  from: string,
  to: string,
): Promise<readonly StoredAppointment[]> {
  const query = db.selectFrom('appointment').selectAll();
  const rows = await (
    'personId' in by
      ? query.where('person_id', '=', by.personId)
      : query.where('code', '=', by.code)
  )
    .where('starts_at', '>=', from)
    .where('starts_at', '<=', to)
    .where('state', '=', 'booked')
    .orderBy('starts_at')
    .execute();
  return rows.map(appointmentOf);
}

function appointmentOf(row: Selectable<AppointmentTable>): StoredAppointment {
  const appointment = appointmentSchema.parse({
    appointmentId: row.appointment_id,
    version: row.version,
    code: row.code,
    queue: row.queue,
    siteId: siteIdOf({ siteId: row.site_id }),
    startsAt: row.starts_at,
    minutes: row.minutes,
    visitorName: row.visitor_name,
    isKnownPerson: row.person_id !== null,
    reason: row.reason,
    state: row.state,
    ticketId: row.ticket_id,
  });
  return { ...appointment, personId: row.person_id };
}

function rowOf(
  appointment: StoredAppointment,
  by: { readonly name: string; readonly at: string },
): Selectable<AppointmentTable> {
  return {
    appointment_id: appointment.appointmentId,
    version: appointment.version,
    code: appointment.code,
    queue: appointment.queue,
    site_id: siteColumnOf(appointment.siteId),
    starts_at: appointment.startsAt,
    minutes: appointment.minutes,
    person_id: appointment.personId,
    visitor_name: appointment.visitorName,
    reason: appointment.reason,
    state: appointment.state,
    ticket_id: appointment.ticketId,
    changed_by: by.name,
    changed_at: by.at,
  };
}
