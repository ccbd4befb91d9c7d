import type { Kysely } from 'kysely';
import { siteIdOf } from '../../shared/domain/site.ts';
import { siteColumnOf } from './at-site.ts';
import type { Db } from './tables.ts';

/** An appointment of which its visitor was told that the desk is closed then; the last time counts. */
export interface ClosedAppointmentTable {
  readonly appointment_id: string;
  /** The time that fell into the closure. */
  readonly starts_at: string;
  /** Where it was then; null is the first site. */
  readonly site_id: string | null;
  readonly told_at: string;
  /** 1 when a mail was written, 0 when nobody knows his address. */
  readonly mailed: number;
}

export async function createClosedAppointments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('closed_appointment')
    .addColumn('appointment_id', 'text', (column) =>
      column.primaryKey().references('appointment.appointment_id').onDelete('cascade'),
    )
    .addColumn('starts_at', 'text', (column) => column.notNull())
    .addColumn('told_at', 'text', (column) => column.notNull())
    .addColumn('mailed', 'integer', (column) => column.notNull())
    .execute();
}

/** What is known of one that fell into a closure. */
export interface ToldOfClosure {
  readonly startsAt: string;
  readonly siteId: string;
  readonly at: string;
  readonly mailed: boolean;
}

export async function putToldOfClosure(
  db: Db,
  appointmentId: string,
  { startsAt, siteId, at, mailed }: ToldOfClosure,
): Promise<void> {
  const row = {
    starts_at: startsAt,
    site_id: siteColumnOf(siteId),
    told_at: at,
    mailed: mailed ? 1 : 0,
  };
  await db
    .insertInto('closed_appointment')
    .values({ appointment_id: appointmentId, ...row })
    .onConflict((conflict) => conflict.column('appointment_id').doUpdateSet(row))
    .execute();
}

/** Which of some appointments fell into a closure. */
export async function toldOfClosures(
  db: Db,
  appointmentIds: readonly string[],
): Promise<ReadonlyMap<string, ToldOfClosure>> {
  if (appointmentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('closed_appointment')
    .selectAll()
    .where('appointment_id', 'in', appointmentIds)
    .execute();
  return new Map(
    rows.map((row) => [
      row.appointment_id,
      {
        startsAt: row.starts_at,
        siteId: siteIdOf({ siteId: row.site_id }),
        at: row.told_at,
        mailed: row.mailed === 1,
      },
    ]),
  );
}

/** What a person is still expected for and fell into a closure, in order of time. */
export async function closedAppointmentsOf(db: Db, personId: string) {
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('closed_appointment as told', 'told.appointment_id', 'appointment.appointment_id')
    .select([
      'appointment.starts_at',
      'appointment.minutes',
      'appointment.site_id',
      'told.starts_at as told_of',
      'told.site_id as told_of_site',
    ])
    .where('appointment.person_id', '=', personId)
    .where('appointment.state', '=', 'booked')
    .orderBy('appointment.starts_at')
    .execute();
  return rows.map((row) => ({
    appointment: {
      startsAt: row.starts_at,
      minutes: row.minutes,
      siteId: siteIdOf({ siteId: row.site_id }),
    },
    toldOf: { startsAt: row.told_of, siteId: siteIdOf({ siteId: row.told_of_site }) },
  }));
}

/** The language in which a person came last; null when he never did. */
export async function lastLocaleOf(db: Db, personId: string) {
  const row = await db
    .selectFrom('ticket')
    .select('locale')
    .where('person_id', '=', personId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.locale ?? null;
}
