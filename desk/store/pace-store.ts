import { type ExpressionBuilder, sql } from 'kysely';
import type { Today } from '../../shared/domain/closing-time.ts';
import { promisedReplySchema } from '../../shared/domain/intake-reply.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { siteIdOf } from '../../shared/domain/site.ts';
import type { WaitRange } from '../../shared/domain/wait-estimate.ts';
import type { PastVisit } from '../queue/past-calls.ts';
import type { ServiceKind } from '../queue/service-times.ts';
import { isLive } from './queue-order.ts';
import { atSite } from './at-site.ts';
import type { Db, Tables } from './tables.ts';
import { findingOfText } from './ticket-row.ts';

/** A visit that is being served. */
export interface RunningVisit extends ServiceKind {
  readonly accountId: string;
  readonly since: string;
}

/** Who serves now or is back at `breakUntil`. */
export interface TechnicianAtWork {
  readonly accountId: string;
  readonly breakUntil: string | null;
}

/** A range that somebody was told and what it came to. */
export interface KeptPromise {
  readonly siteId: string;
  readonly arrivedAt: string;
  readonly promised: WaitRange;
  /** He was told that it may not be today. */
  readonly today: Today | undefined;
  readonly waitedMinutes: number;
}

/** The latest visits of a queue that were served, newest first. */
export async function servedVisits(
  db: Db,
  queue: WorkQueue,
  limit: number,
): Promise<readonly PastVisit[]> {
  const rows = await db
    .selectFrom('ticket')
    .select([
      'category',
      'worst_finding',
      'site_id',
      'assignee_id',
      'priority',
      'arrived_at',
      'called_at',
      'started_at',
      'resolved_at',
    ])
    .where('queue', '=', queue)
    .where('resolved_at', 'is not', null)
    .where((eb) => eb.not(eb.exists(leftBehind(eb))))
    .orderBy('resolved_at', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap((row) =>
    row.started_at === null || row.resolved_at === null
      ? []
      : [
          {
            category: row.category,
            finding: findingOfText(row.worst_finding)?.code ?? null,
            minutes: minutesBetween(row.started_at, row.resolved_at),
            siteId: siteIdOf({ siteId: row.site_id }),
            accountId: row.assignee_id,
            priority: row.priority,
            arrivedMs: Date.parse(row.arrived_at),
            calledMs: Date.parse(row.called_at ?? row.started_at),
            startedMs: Date.parse(row.started_at),
            endedMs: Date.parse(row.resolved_at),
          },
        ],
  );
}

/**
 * The visits of these queues of a site that were called or started and are not done. Who works at nothing
 * of them is left out: what is paused at a moment, or waits for somebody else, keeps nobody busy.
 */
export async function runningVisits(
  db: Db,
  queues: readonly WorkQueue[],
  siteId: string,
  now: string,
): Promise<readonly RunningVisit[]> {
  const rows = await db
    .selectFrom('ticket')
    .select(['assignee_id', 'called_at', 'started_at', 'category', 'worst_finding'])
    .where(isLive)
    .where('status', 'in', ['called', 'in-progress'])
    .where('queue', 'in', [...queues])
    .where(atSite('ticket.site_id', siteId))
    .where((eb) => eb.not(eb.exists(leftBehind(eb))))
    .where((eb) => eb.not(eb.exists(pausedAt(eb, now))))
    .where((eb) => eb.not(eb.exists(escalated(eb))))
    .execute();
  return rows.flatMap((row) => {
    const since = row.started_at ?? row.called_at;
    return row.assignee_id === null || since === null
      ? []
      : [
          {
            accountId: row.assignee_id,
            since,
            category: row.category,
            finding: findingOfText(row.worst_finding)?.code ?? null,
          },
        ];
  });
}

/**
 * The device of a visit lay at the desk: its visitor went away, so the work on it keeps nobody waiting
 * and says nothing of how long a visit takes.
 */
function leftBehind(eb: ExpressionBuilder<Tables, 'ticket'>) {
  return eb
    .selectFrom('left_device')
    .select('left_device.left_id')
    .whereRef('left_device.ticket_id', '=', 'ticket.ticket_id');
}

function pausedAt(eb: ExpressionBuilder<Tables, 'ticket'>, now: string) {
  return eb
    .selectFrom('ticket_pause')
    .select('ticket_pause.pause_id')
    .whereRef('ticket_pause.ticket_id', '=', 'ticket.ticket_id')
    .where('ticket_pause.ended_at', 'is', null)
    .where('ticket_pause.from_at', '<=', now)
    .where('ticket_pause.until_at', '>', now);
}

function escalated(eb: ExpressionBuilder<Tables, 'ticket'>) {
  return eb
    .selectFrom('escalation')
    .select('escalation.escalation_id')
    .whereRef('escalation.ticket_id', '=', 'ticket.ticket_id')
    .where('escalation.ended_at', 'is', null);
}

/** Who is signed in at a counter of a site and was seen since a moment, or has a break that is not over. */
export async function techniciansAtWork(
  db: Db,
  siteId: string,
  seenSince: string,
  now: string,
): Promise<readonly TechnicianAtWork[]> {
  const rows = await db
    .selectFrom('session')
    .leftJoin('technician_break', 'technician_break.account_id', 'session.account_id')
    .select(['session.account_id', 'technician_break.until_at'])
    .where('session.counter', 'is not', null)
    .where(atSite('session.site_id', siteId))
    .where((eb) =>
      eb.or([
        eb('session.last_seen_at', '>=', seenSince),
        eb('technician_break.until_at', '>', now),
      ]),
    )
    .distinct()
    .execute();
  return rows.map((row) => ({
    accountId: row.account_id,
    breakUntil: row.until_at !== null && row.until_at > now ? row.until_at : null,
  }));
}

/**
 * What the latest visitors who were called had been told, oldest first. Whoever has an appointment says
 * nothing about it: he counts as arrived when he had not come. Nor does who complained: he was told that he
 * need not wait.
 */
export async function latestPromises(db: Db, limit: number): Promise<readonly KeptPromise[]> {
  const rows = await db
    .selectFrom('event')
    .innerJoin('ticket', 'ticket.ticket_id', 'event.ticket_id')
    .select(['ticket.intake_reply', 'ticket.site_id', 'ticket.arrived_at', 'event.at'])
    // Literal, not bound: only so do both databases see that the partial index `event_serving` fits.
    .where(sql<boolean>`event.kind in ('ticket.called', 'ticket.started')`)
    .where('event.kind', '=', 'ticket.called')
    .where('ticket.calls', '=', 1)
    .where('ticket.appointment_at', 'is', null)
    .where('ticket.report_type', '!=', 'complaint')
    // Who waited again was told something for the first time only, and who was away for a while, or was
    // sent on, did not wait for his turn.
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('event as earlier')
            .select('earlier.event_id')
            .whereRef('earlier.ticket_id', '=', 'event.ticket_id')
            .whereRef('earlier.event_id', '<', 'event.event_id')
            .where('earlier.kind', 'in', [...notWaited]),
        ),
      ),
    )
    .orderBy('event.at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(keptPromise).toReversed();
}

/** What tells that somebody who is called was not just waiting for it. */
const notWaited = ['ticket.called', 'ticket.held', 'ticket.transferred'] as const;

/** What a visitor had been told who is called for the first time now; null when he was called before. */
export async function promiseOf(db: Db, ticketId: string): Promise<KeptPromise | null> {
  const row = await db
    .selectFrom('ticket')
    .select(['intake_reply', 'site_id', 'arrived_at', 'called_at', 'calls'])
    .where('ticket_id', '=', ticketId)
    .where('appointment_at', 'is', null)
    .where('report_type', '!=', 'complaint')
    .executeTakeFirst();
  if (row === undefined || row.calls !== 1 || row.called_at === null) return null;
  const calls = await db
    .selectFrom('event')
    .select('event_id')
    .where('ticket_id', '=', ticketId)
    .where('kind', 'in', [...notWaited])
    .limit(2)
    .execute();
  if (calls.length > 1) return null;
  return keptPromise({ ...row, at: row.called_at });
}

function keptPromise(row: {
  readonly intake_reply: string;
  readonly site_id: string | null;
  readonly arrived_at: string;
  readonly at: string;
}): KeptPromise {
  const { wait, today } = promisedReplySchema.parse(JSON.parse(row.intake_reply));
  return {
    siteId: siteIdOf({ siteId: row.site_id }),
    arrivedAt: row.arrived_at,
    promised: wait,
    today,
    waitedMinutes: minutesBetween(row.arrived_at, row.at),
  };
}

function minutesBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000;
}
