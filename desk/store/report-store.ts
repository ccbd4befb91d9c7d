import { sql } from 'kysely';
import type { Feedback } from '../../shared/domain/feedback.ts';
import { promisedReplySchema } from '../../shared/domain/intake-reply.ts';
import { mostPeople } from '../../shared/domain/span-report.ts';
import type { ReportedTicket } from '../../shared/domain/span-tally.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { type TicketStatus, resolutionSchema } from '../../shared/domain/ticket.ts';
import { selfHelpSchema } from '../../shared/domain/visit.ts';
import { z } from 'zod';
import { documentText } from './document-text.ts';
import { type ReportScope, isInScope } from './report-scope.ts';
import { numbersOf } from './span-numbers.ts';
import { reportedHistory } from './report-history-store.ts';
import { storedJson } from './stored-json.ts';
import type { Db, DeskDatabase } from './tables.ts';
import { findingOfText } from './ticket-row.ts';

/** Tickets read at once; so much of a report is in memory beside its sums, and counted in one turn. */
const atOnce = 200;
const dayMs = 24 * 60 * 60 * 1000;

const detailsText = storedJson(z.object({ selfHelp: selfHelpSchema.optional() }));
const resolutionText = storedJson(resolutionSchema.nullable());

/** The tickets that arrived in a span, with what became of them, page by page. */
export async function* reportedTickets(
  database: DeskDatabase,
  scope: ReportScope,
  /** The queues that its reader may see: somebody may come back to another one. */
  seen: readonly WorkQueue[],
): AsyncGenerator<readonly ReportedTicket[]> {
  const numbers = await numbersOf(database.read, scope);
  if (numbers === null) return;
  let after = numbers.first - 1;
  for (;;) {
    const rows = await arrivedAfter(database, scope, { after, last: numbers.last });
    const last = rows.at(-1);
    if (last === undefined) return;
    const happened = await reportedHistory(database.read, rows, seen);
    yield rows.map((row): ReportedTicket => {
      const selfHelp = detailsText.parse(row.details).selfHelp ?? null;
      const { firstClosedAt, agreement, ...rest } = happened(row);
      return {
        arrivedAt: row.arrived_at,
        queue: row.queue,
        reportType: row.report_type,
        category: row.category,
        finding: findingOfText(row.worst_finding)?.code ?? null,
        deviceName: row.device_name,
        closingCode:
          row.resolution === null
            ? null
            : (resolutionText.parse(row.resolution)?.closingCode ?? null),
        withArgument: String(row.argument ?? '').trim() !== '',
        selfHelp,
        // Who complained was told that he need not wait.
        promised:
          row.report_type === 'complaint'
            ? null
            : promisedReplySchema.parse(JSON.parse(row.intake_reply)),
        closedAt: selfHelp === 'helped' ? row.arrived_at : firstClosedAt,
        ...rest,
        agreement: isJudged(row.status, selfHelp, agreement) ? agreement : null,
      };
    });
    after = last.number;
  }
}

/** Whoever left in time or was helped by the kiosk was neither served in time nor late. */
function isJudged(
  status: TicketStatus,
  selfHelp: ReportedTicket['selfHelp'],
  agreement: ReportedTicket['agreement'],
): boolean {
  if (selfHelp === 'helped') return false;
  const isLate = agreement?.responseBreached === true || agreement?.resolutionBreached === true;
  return status !== 'cancelled' || isLate;
}

/** By number, in which visits came in. An arrival lies at most a day before the moment of handing over. */
async function arrivedAfter(
  { read, kind }: DeskDatabase,
  scope: ReportScope,
  numbers: { readonly after: number; readonly last: number },
) {
  const { from, before } = scope;
  const created = await read
    .selectFrom('ticket')
    .innerJoin('event', 'event.ticket_id', 'ticket.ticket_id')
    .select(['ticket.ticket_id', 'event.details'])
    .where('ticket.number', '>', numbers.after)
    .where('ticket.number', '<=', numbers.last)
    .where('ticket.arrived_at', '>=', from)
    .where('ticket.arrived_at', '<', before)
    .where('event.kind', '=', 'ticket.created')
    .where('event.at', '>=', from)
    .where('event.at', '<', new Date(Date.parse(before) + dayMs).toISOString())
    .where(isInScope(scope))
    .orderBy('ticket.number')
    .limit(atOnce)
    .execute();
  if (created.length === 0) return [];
  const detailsOf = new Map(created.map((event) => [event.ticket_id, event.details]));
  // Apart: PostgreSQL reads what is selected before it sorts, and would read every document each time.
  const tickets = await read
    .selectFrom('ticket')
    .select([
      'ticket_id',
      'number',
      'queue',
      'status',
      'report_type',
      'category',
      'device_name',
      'device_key',
      'person_id',
      'worst_finding',
      'arrived_at',
      'intake_reply',
      documentText(kind, 'resolution').as('resolution'),
      documentText(kind, 'assessment', 'argument').as('argument'),
    ])
    .where('ticket_id', 'in', [...detailsOf.keys()])
    .orderBy('number')
    .execute();
  return tickets.flatMap((ticket) => {
    const details = detailsOf.get(ticket.ticket_id);
    return details === undefined ? [] : [{ ...ticket, details }];
  });
}

/** Minutes of the work log in a span, by person and by category, the most first. */
export async function workedMinutes(db: Db, scope: ReportScope) {
  const { from, before } = scope;
  const within = db
    .selectFrom('work_log')
    .innerJoin('ticket', 'ticket.ticket_id', 'work_log.ticket_id')
    .where('work_log.at', '>=', from)
    .where('work_log.at', '<', before)
    .where('work_log.withdrawn_at', 'is', null)
    .where(isInScope(scope));
  const people = await within
    .select((eb) => [
      'work_log.account_id',
      eb.fn.max('work_log.by').as('name'),
      eb.fn.sum<number | string>('work_log.minutes').as('minutes'),
      eb.fn.countAll<number | string>().as('entries'),
    ])
    .groupBy('work_log.account_id')
    .orderBy('minutes', 'desc')
    .orderBy('name')
    .limit(mostPeople)
    .execute();
  const categories = await within
    .select((eb) => [
      'ticket.category',
      eb.fn.sum<number | string>('work_log.minutes').as('minutes'),
    ])
    .groupBy('ticket.category')
    .orderBy('minutes', 'desc')
    .execute();
  return {
    minutes: categories.reduce((sum, { minutes }) => sum + Number(minutes), 0),
    people: people.map(({ name, minutes, entries }) => ({
      name,
      minutes: Number(minutes),
      entries: Number(entries),
    })),
    categories: categories.map(({ category, minutes }) => ({ category, minutes: Number(minutes) })),
  };
}

/** How many steps of procedures were left out in a span. */
export async function countSkipped(db: Db, scope: ReportScope): Promise<number> {
  const { from, before } = scope;
  const row = await db
    .selectFrom('procedure_step')
    .innerJoin('procedure_run', 'procedure_run.run_id', 'procedure_step.run_id')
    .innerJoin('ticket', 'ticket.ticket_id', 'procedure_run.ticket_id')
    .select((eb) => eb.fn.countAll<number | string>().as('steps'))
    // Literal, so that both databases see that the index fits.
    .where(sql<boolean>`procedure_step.outcome = 'skipped'`)
    .where('procedure_step.at', '>=', from)
    .where('procedure_step.at', '<', before)
    .where(isInScope(scope))
    .executeTakeFirstOrThrow();
  return Number(row.steps);
}

/** How often each pair of answers was given in a span. */
export async function feedbackOf(
  db: Db,
  scope: ReportScope,
): Promise<readonly (Pick<Feedback, 'solved' | 'timeLost'> & { readonly count: number })[]> {
  const { from, before } = scope;
  const rows = await db
    .selectFrom('feedback')
    .innerJoin('ticket', 'ticket.ticket_id', 'feedback.ticket_id')
    .select(({ fn }) => [
      'feedback.solved',
      'feedback.time_lost',
      fn.countAll<number | string>().as('count'),
    ])
    .where('feedback.given_at', '>=', from)
    .where('feedback.given_at', '<', before)
    .where(isInScope(scope))
    .groupBy(['feedback.solved', 'feedback.time_lost'])
    .execute();
  return rows.map(({ solved, time_lost: timeLost, count }) => ({
    solved,
    timeLost,
    count: Number(count),
  }));
}
