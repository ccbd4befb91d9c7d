import type { SpanReport, ModelFigures } from './span-report.ts';
import { mostNamed } from './span-report.ts';
import {
  type ReportType,
  type WorkQueue,
  reportTypeSchema,
  workQueueSchema,
} from './report-type.ts';
import { type ReportSpan, weekOf, weekdayOf } from './report-span.ts';
import { type Resolution, resolutionSchema } from './ticket.ts';
import type { PromisedWait } from './closing-time.ts';
import { waitTally } from './wait-tally.ts';

/** What a report has to know of one ticket. Moments are RFC 3339. */
export interface ReportedTicket {
  readonly arrivedAt: string;
  readonly queue: WorkQueue;
  readonly reportType: ReportType;
  readonly category: string | null;
  readonly finding: string | null;
  readonly deviceName: string | null;
  readonly closingCode: Resolution['closingCode'] | null;
  readonly withArgument: boolean;
  readonly selfHelp: 'helped' | 'not-enough' | null;
  readonly promised: PromisedWait | null;
  /** The first of each; null when it never happened. */
  readonly calledAt: string | null;
  readonly closedAt: string | null;
  readonly reopenedAt: string | null;
  /** The next visit of the same person or device, and whether there was one in the month before. */
  readonly nextAt: string | null;
  readonly repeat: boolean;
  /** Null while nobody measures this ticket. */
  readonly agreement: {
    readonly running: boolean;
    readonly responseBreached: boolean;
    readonly resolutionBreached: boolean;
  } | null;
}

/** The part of a report that is counted ticket by ticket. */
export type CountedByTicket = Omit<
  SpanReport,
  | keyof ReportSpan
  | 'month'
  | 'before'
  | 'timeZone'
  | 'queue'
  | 'site'
  | 'madeAt'
  | 'feedback'
  | 'feedbackBy'
  | 'work'
  | 'skippedSteps'
>;

export interface SpanTally {
  add(ticket: ReportedTicket): void;
  sums(): CountedByTicket;
}

const dayMs = 24 * 60 * 60 * 1000;
/** So long a repair has to hold before it counts. */
export const heldForMs = 7 * dayMs;

/** Day and hour of a moment where the desk stands. */
export interface LocalHour {
  /** `2026-11-26`. */
  readonly day: string;
  readonly hour: number;
}

/**
 * Counts the tickets of a span, one at a time: what it remembers grows with the number of models and
 * findings and by one number for each wait, not with the tickets.
 */
export function spanTally(
  days: readonly string[],
  localHour: (at: string) => LocalHour,
  nowMs: number,
): SpanTally {
  const byDay = new Map(days.map((day) => [day, 0]));
  const byType = zeros(reportTypeSchema.options);
  const byQueue = zeros(workQueueSchema.options);
  const byCategory = new Map<string | null, number>();
  const byFinding = new Map<string, number>();
  const byCode = zeros(resolutionSchema.shape.closingCode.options);
  const models = new Map<string, { tickets: number; repeats: number; reopened: number }>();
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  const waits = waitTally();
  const first = { closed: 0, fixed: 0, reopenedSoon: 0, cameBack: 0, tooEarly: 0, reopenedEver: 0 };
  const help = { shown: 0, helped: 0, held: 0, cameBack: 0, tooEarly: 0 };
  const agreements = new Map(reportTypeSchema.options.map((type) => [type, noAgreements()]));
  let tickets = 0;
  let withArgument = 0;

  return {
    add: (ticket) => {
      const { day, hour } = localHour(ticket.arrivedAt);
      tickets += 1;
      raise(byDay, day);
      raise(byType, ticket.reportType);
      raise(byQueue, ticket.queue);
      raise(byCategory, ticket.category);
      const ofDay = hours[weekdayOf(day)];
      if (ofDay !== undefined) ofDay[hour] = (ofDay[hour] ?? 0) + 1;
      if (ticket.finding !== null) raise(byFinding, ticket.finding);
      if (ticket.closingCode !== null) raise(byCode, ticket.closingCode);
      if (ticket.withArgument) withArgument += 1;
      waits.add(
        weekOf(day),
        ticket,
        ticket.calledAt !== null && localHour(ticket.calledAt).day === day,
      );
      if (ticket.deviceName !== null) {
        const model = models.get(ticket.deviceName) ?? { tickets: 0, repeats: 0, reopened: 0 };
        models.set(ticket.deviceName, model);
        model.tickets += 1;
        model.repeats += Number(ticket.repeat);
        model.reopened += Number(ticket.reopenedAt !== null);
      }
      if (ticket.selfHelp !== null) help.shown += 1;
      if (ticket.selfHelp === 'helped') {
        help.helped += 1;
        help[helpedHow(ticket, nowMs)] += 1;
      } else if (ticket.closedAt !== null && !wasNotToBeFixed(ticket)) {
        first.closed += 1;
        first[fixedHow(ticket, ticket.closedAt, nowMs)] += 1;
        first.reopenedEver += Number(ticket.reopenedAt !== null);
      }
      const measured = agreements.get(ticket.reportType);
      if (measured !== undefined && ticket.agreement !== null) measure(measured, ticket.agreement);
    },
    sums: () => ({
      tickets,
      days: [...byDay].map(([day, count]) => ({ day, tickets: count })),
      types: [...byType].map(([type, count]) => ({ type, tickets: count })),
      queues: [...byQueue].map(([queue, count]) => ({ queue, tickets: count })),
      categories: mostFirst(byCategory).map(([category, count]) => ({ category, tickets: count })),
      hours: hours.map((ofDay) => [...ofDay]),
      waits: waits.sums(),
      firstVisit: { ...first },
      selfHelp: { ...help },
      findings: mostFirst(byFinding)
        .slice(0, mostNamed)
        .map(([code, count]) => ({ code, tickets: count })),
      models: [...models]
        .map(([name, figures]): ModelFigures => ({ name, ...figures }))
        .toSorted(
          (one, other) =>
            other.repeats - one.repeats ||
            other.tickets - one.tickets ||
            one.name.localeCompare(other.name),
        )
        .slice(0, mostNamed),
      closingCodes: [...byCode].map(([code, count]) => ({ code, tickets: count })),
      agreements: [...agreements].map(([type, figures]) => ({ type, ...figures })),
      arguments: { tickets, withArgument },
    }),
  };
}

/** Whether what the kiosk said was enough: a week without another visit. */
export function helpedHow(
  { arrivedAt, nextAt }: ReportedTicket,
  nowMs: number,
): 'held' | 'cameBack' | 'tooEarly' {
  const until = Date.parse(arrivedAt) + heldForMs;
  if (nextAt !== null && Date.parse(nextAt) <= until) return 'cameBack';
  return until <= nowMs ? 'held' : 'tooEarly';
}

/** What was sent elsewhere, was not allowed or is no longer wanted says nothing of how well things are fixed. */
function wasNotToBeFixed({ closingCode }: ReportedTicket): boolean {
  return closingCode === 'referred' || closingCode === 'refused' || closingCode === 'withdrawn';
}

/** Whether one visit was enough: a week after closing without reopening or another visit. */
function fixedHow(
  { reopenedAt, nextAt }: ReportedTicket,
  closedAt: string,
  nowMs: number,
): 'fixed' | 'reopenedSoon' | 'cameBack' | 'tooEarly' {
  const until = Date.parse(closedAt) + heldForMs;
  if (reopenedAt !== null && Date.parse(reopenedAt) <= until) return 'reopenedSoon';
  if (nextAt !== null && Date.parse(nextAt) <= until) return 'cameBack';
  return until <= nowMs ? 'fixed' : 'tooEarly';
}

function noAgreements() {
  return {
    measured: 0,
    met: 0,
    breached: 0,
    running: 0,
    responseBreached: 0,
    resolutionBreached: 0,
  };
}

function measure(
  sums: ReturnType<typeof noAgreements>,
  { running, responseBreached, resolutionBreached }: NonNullable<ReportedTicket['agreement']>,
): void {
  sums.measured += 1;
  sums.responseBreached += Number(responseBreached);
  sums.resolutionBreached += Number(resolutionBreached);
  if (responseBreached || resolutionBreached) sums.breached += 1;
  else if (running) sums.running += 1;
  else sums.met += 1;
}

function zeros<Key>(keys: readonly Key[]): Map<Key, number> {
  return new Map(keys.map((key) => [key, 0]));
}

function raise<Key>(sums: Map<Key, number>, key: Key): void {
  sums.set(key, (sums.get(key) ?? 0) + 1);
}

/** The most first; equal ones by name, so that a report is the same each time. */
function mostFirst<Key extends string | null>(sums: Map<Key, number>): readonly [Key, number][] {
  return [...sums].toSorted(
    ([one, ofOne], [other, ofOther]) => ofOther - ofOne || (one ?? '').localeCompare(other ?? ''),
  );
}
