import { mostPeople } from '../../shared/domain/span-report.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { type WorkEntry, workEntrySchema } from '../../shared/domain/work-log.ts';
import type { NewWork, WorkLogTable } from './procedure-tables.ts';
import type { Db } from './tables.ts';

/** Writes a line of the work log; call it in the command that does the work. */
export async function logWork(db: Db, entry: NewWork): Promise<void> {
  const counts = { withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null };
  await db
    .insertInto('work_log')
    .values({ written_at: null, ...entry, ...counts })
    .execute();
}

/** Marks a line as wrong; call it when its ticket is locked. */
export async function withdrawWork(
  db: Db,
  entryId: string,
  { at, by, reason }: NonNullable<WorkEntry['withdrawn']>,
): Promise<void> {
  await db
    .updateTable('work_log')
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason })
    .where('entry_id', '=', entryId)
    .execute();
}

/** Which part of the log somebody asks for. */
export interface WorkQuestion {
  readonly queues: readonly WorkQueue[];
  readonly ticketId?: string;
  readonly entryId?: string;
  /** Lines that are wrong too. */
  readonly withWithdrawn?: boolean;
  readonly accountId?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** The last line that was read; entries of one moment are apart by their id. */
  readonly before?: { readonly at: string; readonly entryId: string } | undefined;
  readonly limit: number;
}

/** Work that was done, newest first. */
export async function workOf(db: Db, asked: WorkQuestion): Promise<WorkEntry[]> {
  let query = db
    .selectFrom('work_log')
    .innerJoin('ticket', 'ticket.ticket_id', 'work_log.ticket_id')
    .select([
      'work_log.entry_id',
      'work_log.at',
      'work_log.account_id',
      'work_log.by',
      'work_log.minutes',
      'work_log.words',
      'work_log.words_en',
      'work_log.source',
      'work_log.written_at',
      'work_log.withdrawn_at',
      'work_log.withdrawn_by',
      'work_log.withdrawn_reason',
      'ticket.ticket_id',
      'ticket.number',
      'ticket.visit_code',
      'ticket.report_type',
      'ticket.visitor_name',
      'ticket.device_name',
    ])
    .where('ticket.queue', 'in', asked.queues)
    .orderBy('work_log.at', 'desc')
    .orderBy('work_log.entry_id', 'desc')
    .limit(asked.limit);
  if (asked.withWithdrawn !== true) query = query.where('work_log.withdrawn_at', 'is', null);
  if (asked.entryId !== undefined) query = query.where('work_log.entry_id', '=', asked.entryId);
  if (asked.ticketId !== undefined) query = query.where('work_log.ticket_id', '=', asked.ticketId);
  if (asked.accountId !== undefined) {
    query = query.where('work_log.account_id', '=', asked.accountId);
  }
  if (asked.from !== undefined) query = query.where('work_log.at', '>=', asked.from);
  if (asked.until !== undefined) query = query.where('work_log.at', '<', asked.until);
  const { before } = asked;
  if (before !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb('work_log.at', '<', before.at),
        eb.and([eb('work_log.at', '=', before.at), eb('work_log.entry_id', '<', before.entryId)]),
      ]),
    );
  }
  return (await query.execute()).map((row) =>
    workEntrySchema.parse({
      entryId: row.entry_id,
      at: row.at,
      accountId: row.account_id,
      by: row.by,
      minutes: row.minutes,
      words: row.words,
      ...(row.words_en === null ? {} : { wordsEn: row.words_en }),
      source: row.source,
      ...(row.written_at === null ? {} : { writtenAt: row.written_at }),
      ...withdrawnOf(row),
      ticket: {
        ticketId: row.ticket_id,
        number: row.number,
        visitCode: row.visit_code,
        reportType: row.report_type,
        visitorName: row.visitor_name,
        deviceName: row.device_name,
      },
    }),
  );
}

function withdrawnOf(
  row: Pick<WorkLogTable, 'withdrawn_at' | 'withdrawn_by' | 'withdrawn_reason'>,
): Pick<WorkEntry, 'withdrawn'> {
  const { withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason } = row;
  // The reason goes when its ticket is erased; that the line does not count stays.
  return at === null ? {} : { withdrawn: { at, by: by ?? '', reason: reason ?? '' } };
}

/** Minutes that one person wrote down for a ticket since a moment. */
export async function minutesLogged(
  db: Db,
  ticketId: string,
  accountId: string,
  since: string,
): Promise<number> {
  const row = await db
    .selectFrom('work_log')
    .select((build) => build.fn.sum<number | string | null>('minutes').as('minutes'))
    .where('ticket_id', '=', ticketId)
    .where('account_id', '=', accountId)
    .where('at', '>=', since)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return Number(row?.minutes ?? 0);
}

/** Who wrote how much in a part of the log, by name. */
export async function workByPerson(
  db: Db,
  asked: Pick<WorkQuestion, 'queues' | 'accountId' | 'from' | 'until'>,
) {
  let query = db
    .selectFrom('work_log')
    .innerJoin('ticket', 'ticket.ticket_id', 'work_log.ticket_id')
    .select((eb) => [
      'work_log.account_id as accountId',
      eb.fn.max('work_log.by').as('name'),
      eb.fn.sum<number | string>('work_log.minutes').as('minutes'),
      eb.fn.countAll<number | string>().as('entries'),
    ])
    .where('ticket.queue', 'in', asked.queues)
    .where('work_log.withdrawn_at', 'is', null)
    .groupBy('work_log.account_id')
    .orderBy('name')
    .limit(mostPeople);
  if (asked.accountId !== undefined) {
    query = query.where('work_log.account_id', '=', asked.accountId);
  }
  if (asked.from !== undefined) query = query.where('work_log.at', '>=', asked.from);
  if (asked.until !== undefined) query = query.where('work_log.at', '<', asked.until);
  return (await query.execute()).map(({ minutes, entries, ...person }) => ({
    ...person,
    minutes: Number(minutes),
    entries: Number(entries),
  }));
}
