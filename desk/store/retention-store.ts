import { sql } from 'kysely';
import type { ErasedCounts } from '../../shared/domain/retention.ts';
import { isTicketOver, overStatuses } from '../../shared/domain/ticket-over.ts';
import { deviceHere } from './device-here.ts';
import { erasedWords } from './erase-ticket-store.ts';
import { mailOfPerson } from './mail-address-store.ts';
import { forgetGivenUp } from './notice-store.ts';
import type { Db } from './tables.ts';
import { forgetThingWords } from './thing-words-store.ts';

/** A ticket whose term is over. */
interface DueTicket {
  readonly ticketId: string;
  readonly number: number;
}

/**
 * Closed tickets from after a number on whose term is over and of which that part is still there. Read in
 * the order of numbers, so that one turn looks at each ticket once.
 */
export async function ticketsDue(
  db: Db,
  part: 'files' | 'all',
  closedBefore: string,
  after: number,
  limit: number,
): Promise<readonly DueTicket[]> {
  const gone: readonly ('files' | 'all')[] = part === 'files' ? ['files', 'all'] : ['all'];
  const rows = await db
    .selectFrom('ticket')
    .leftJoin('erased_ticket', (join) =>
      join
        .onRef('erased_ticket.ticket_id', '=', 'ticket.ticket_id')
        .on('erased_ticket.part', 'in', gone)
        // What was written since, also of one that was reopened, has a term of its own.
        .onRef('erased_ticket.at', '>=', 'ticket.updated_at'),
    )
    .select(['ticket.ticket_id', 'ticket.number'])
    .where('ticket.number', '>', after)
    .where('ticket.closed_at', '<', closedBefore)
    .where('ticket.status', 'in', overStatuses)
    .where('erased_ticket.ticket_id', 'is', null)
    // Whose device is still here is not done with.
    .where((eb) => eb.not(eb.exists(deviceHere(eb))))
    .orderBy('ticket.number')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ticketId: row.ticket_id, number: row.number }));
}

/** Erases so many raw exchanges that came in before a moment; how many there were. */
export async function eraseExchanges(db: Db, before: string, limit: number): Promise<number> {
  const rows = await db
    .deleteFrom('exchange_record')
    .where('readout_id', 'in', (eb) =>
      eb
        .selectFrom('exchange_record')
        .select('readout_id')
        .where('arrived_at', '<', before)
        .limit(limit),
    )
    .returning('readout_id')
    .execute();
  return rows.length;
}

/** Takes who it was and why out of appointments of before a moment; how many there were. */
export async function eraseAppointments(db: Db, before: string, limit: number): Promise<number> {
  const rows = await db
    .updateTable('appointment')
    .set({ person_id: null, visitor_name: erasedWords, reason: erasedWords })
    .where('appointment_id', 'in', (eb) =>
      eb
        .selectFrom('appointment')
        .select('appointment_id')
        .where('starts_at', '<', before)
        .where('visitor_name', '!=', erasedWords)
        .limit(limit),
    )
    .returning('appointment_id')
    .execute();
  return rows.length;
}

/** Every column that names a file in `<data>/attachments/`; a test compares them with the schema. */
export const contentColumns = [
  ['exchange_record', 'hash'],
  ['floor_plan', 'photo_hash'],
  ['hand_in', 'photo_hash'],
  ['handover_photo', 'hash'],
  ['instruction_photo', 'hash'],
  ['joined_visit', 'photo_hash'],
  ['procedure_step', 'photo_hash'],
  ['test_photo', 'hash'],
  ['test_result', 'photo_hash'],
  ['ticket', 'photo_hash'],
] as const;

/** Which of these contents something still names: then the file of that hash stays. */
export async function namedContents(
  db: Db,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  const list = sql.join(hashes);
  const each = contentColumns.map(
    ([table, column]) =>
      sql`select ${sql.ref(column)} as hash from ${sql.table(table)} where ${sql.ref(column)} in (${list})`,
  );
  const all = sql.join(each, sql` union `);
  const found = await sql<{ readonly hash: string }>`${all}`.execute(db);
  return new Set(found.rows.map(({ hash }) => hash));
}

/** Forgets that these contents were ever here. */
export async function forgetContents(db: Db, hashes: readonly string[]): Promise<void> {
  await db.deleteFrom('attachment').where('hash', 'in', hashes).execute();
}

/** The tickets, and the appointments and files, of one person, before they go. */
export async function ofPerson(
  db: Db,
  personId: string,
): Promise<{ readonly ticketIds: readonly string[]; readonly open: number } & ErasedCounts> {
  const tickets = await db
    .selectFrom('ticket')
    .select(['ticket_id', 'status'])
    .where('person_id', '=', personId)
    .execute();
  const ids = tickets.map(({ ticket_id }) => ticket_id);
  const left = await db
    .selectFrom('left_device')
    .innerJoin('ticket', 'ticket.ticket_id', 'left_device.ticket_id')
    .select('left_device.ticket_id')
    .where('ticket.person_id', '=', personId)
    .where('left_device.handed_out_at', 'is', null)
    .execute();
  // Whose device is still here is not done with.
  const here = new Set(left.map(({ ticket_id }) => ticket_id));
  const appointments = await db
    .selectFrom('appointment')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  const count = async (table: 'ticket_attachment' | 'exchange_record') => {
    if (ids.length === 0) return 0;
    const row = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number | string>().as('count'))
      .where('ticket_id', 'in', ids)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  };
  return {
    ticketIds: ids,
    open: tickets.filter(({ ticket_id, status }) => !isTicketOver(status) || here.has(ticket_id))
      .length,
    tickets: ids.length,
    files: await count('ticket_attachment'),
    exchanges: await count('exchange_record'),
    appointments: Number(appointments.count),
  };
}

/** Takes a person out of the list of people, with his badges and wishes; the appointments stay without him. */
export async function erasePerson(db: Db, personId: string): Promise<void> {
  await db
    .updateTable('appointment')
    .set({ person_id: null, visitor_name: erasedWords, reason: erasedWords })
    .where('person_id', '=', personId)
    .execute();
  await eraseMail(db, personId);
  // What lies ready for him is for nobody in particular any more.
  await db
    .deleteFrom('set_aside')
    .where('staff_number', 'in', (eb) =>
      eb.selectFrom('person').select('staff_number').where('person_id', '=', personId),
    )
    .execute();
  await db.deleteFrom('wish_applied').where('person_id', '=', personId).execute();
  await db.deleteFrom('user_wishes').where('person_id', '=', personId).execute();
  await db.deleteFrom('person_badge').where('person_id', '=', personId).execute();
  await db.deleteFrom('person').where('person_id', '=', personId).execute();
  await forgetThingWords(db, 'person', personId);
}

/** Mail to him that waits, left or was given up names his address; alerts are for who runs the desk. */
async function eraseMail(db: Db, personId: string): Promise<void> {
  const address = await mailOfPerson(db, personId);
  if (address === null) return;
  await db
    .deleteFrom('outgoing')
    .where('channel', '=', 'mail')
    .where('kind', '!=', 'alert')
    .where('recipient', '=', address)
    .execute();
  await forgetGivenUp(db, address);
}

/** What the registers of the organisation still say of somebody: it stays, and he is told so. */
export async function registerLines(db: Db, staffNumber: string): Promise<number> {
  const found = await sql<{ readonly count: number | string }>`select
    (select count(*) from loan where staff_number = ${staffNumber}) +
    (select count(*) from licence_seat where staff_number = ${staffNumber}) +
    (select count(*) from right_grant where staff_number = ${staffNumber}) +
    (select count(*) from approval where staff_number = ${staffNumber}) +
    (select count(*) from loan_request where staff_number = ${staffNumber}) +
    (select count(*) from asset where holder_staff_number = ${staffNumber}) as count`.execute(db);
  return Number(found.rows[0]?.count ?? 0);
}
