import type { Kysely } from 'kysely';
import type { Appointment, BookableQueue } from '../../shared/domain/appointment.ts';

/** One time at which somebody is expected. */
export interface AppointmentTable {
  readonly appointment_id: string;
  readonly version: number;
  readonly code: string;
  readonly queue: BookableQueue;
  /** Null is the first site. */
  readonly site_id: string | null;
  readonly starts_at: string;
  readonly minutes: number;
  readonly person_id: string | null;
  readonly visitor_name: string;
  readonly reason: string;
  readonly state: Appointment['state'];
  readonly ticket_id: string | null;
  /** Who wrote it last, and when. */
  readonly changed_by: string;
  readonly changed_at: string;
}

/** The time of an appointment on its ticket is null on arrival, so the arrival view does not have it. */
export async function createAppointments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('appointment')
    .addColumn('appointment_id', 'text', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull().unique())
    .addColumn('queue', 'text', (column) => column.notNull())
    .addColumn('starts_at', 'text', (column) => column.notNull())
    .addColumn('minutes', 'integer', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.references('person.person_id'))
    .addColumn('visitor_name', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('ticket_id', 'text', (column) =>
      column.references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('appointment_starts')
    .on('appointment')
    .columns(['starts_at', 'queue'])
    .execute();
  await db.schema
    .createIndex('appointment_person')
    .on('appointment')
    .columns(['person_id', 'starts_at'])
    .execute();
  await db.schema.createIndex('appointment_ticket').on('appointment').column('ticket_id').execute();
  await db.schema.alterTable('ticket').addColumn('appointment_at', 'text').execute();
}

/** What was booked before is of the first site, and so is what somebody was told of a closure then. */
export async function addAppointmentSite(db: Kysely<unknown>): Promise<void> {
  for (const table of ['appointment', 'closed_appointment']) {
    await db.schema
      .alterTable(table)
      .addColumn('site_id', 'text', (column) => column.references('site.site_id'))
      .execute();
  }
}
