import type { Priority } from '../priority.ts';
import type { ReportType } from '../report-type.ts';
import type { TicketStatus } from '../ticket.ts';
import type { BusinessTime } from './business-time.ts';
import { type EnteredClosure, withClosures } from './closed-time.ts';
import type { ClockState } from './clock-state.ts';
import { type Targets, targetOf } from './terms.ts';

/** What a ticket was from a moment on; the history of a ticket is a list of these, oldest first. */
export interface TicketMoment {
  readonly atMs: number;
  /** Where it stands; absent at the first site. */
  readonly siteId?: string | undefined;
  readonly status: TicketStatus;
  readonly priority: Priority;
  readonly reportType: ReportType;
}

/** A stretch of time, up to but without `untilMs`, which may be `Infinity`. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** The rules under which a ticket is served. */
export interface ClockRules {
  readonly time: BusinessTime;
  readonly targets: Targets;
}

/** One clock of a ticket at one moment. */
export interface ClockReading {
  readonly state: ClockState;
  readonly targetMinutes: number;
  /** Milliseconds of opening time that counted. */
  readonly usedMs: number;
  /** The end of the target, as things stand; null when the clock stopped before it. */
  readonly dueMs: number | null;
  /** The moment of three quarters of it; null likewise. */
  readonly warnMs: number | null;
  readonly stoppedMs: number | null;
}

export interface TicketClocks {
  readonly response: ClockReading;
  readonly resolution: ClockReading;
}

const minuteMs = 60_000;
/** The share of a target after which people are warned. */
export const warnShare = 0.75;

/**
 * Both clocks of a ticket. Response runs until work first begins; resolution runs while the ticket is
 * open, and goes on with what it had when it is opened again. A pause stops both. A clock that stopped
 * keeps the target that held then; one that runs has the target of the ticket's present type and
 * priority, counted from the arrival. A closure of the desk takes its hours out of the calendar, as far as
 * it was entered in time (`withClosures`). Needs at least one moment.
 */
export function clocksOf(
  moments: readonly TicketMoment[],
  pauses: readonly TimeSpan[],
  rules: ClockRules,
  nowMs: number,
  closures: readonly EnteredClosure[] = [],
): TicketClocks {
  const history = historyUntil(moments, nowMs);
  const open = openSpans(history);
  const started = history.find(({ status }) => status === 'in-progress');
  const last = history.at(-1);
  if (last === undefined) throw new Error('A ticket has at least the moment of its arrival');
  const ended = isOpen(last.status) ? undefined : endOf(history);

  const beforeStart =
    started === undefined ? open : open.flatMap((span) => before(span, started.atMs));
  const responseEnd = started ?? ended;
  return {
    response: reading({
      spans: beforeStart.flatMap((span) => without(span, pauses)),
      judged: responseEnd ?? last,
      stoppedMs: responseEnd?.atMs ?? null,
      cancelled: started === undefined && last.status === 'cancelled',
      minutesOf: 'responseMinutes',
      rules,
      nowMs,
      closures,
    }),
    resolution: reading({
      spans: open.flatMap((span) => without(span, pauses)),
      judged: ended ?? last,
      stoppedMs: ended?.atMs ?? null,
      cancelled: last.status === 'cancelled',
      minutesOf: 'resolutionMinutes',
      rules,
      nowMs,
      closures,
    }),
  };
}

/** Whether time counts for a ticket in this state: also while its visitor is away, unless it is paused. */
export function isOpen(status: TicketStatus): boolean {
  return status !== 'resolved' && status !== 'closed' && status !== 'cancelled';
}

/** Since when a ticket has been open without a break; null while it is not. */
export function openSince(moments: readonly TicketMoment[], nowMs: number): number | null {
  const last = openSpans(historyUntil(moments, nowMs)).at(-1);
  return last === undefined || last.untilMs !== Number.POSITIVE_INFINITY ? null : last.fromMs;
}

/** Three quarters of the target are used and the clock has not stopped for good. */
export function isWarned(clock: ClockReading, nowMs: number): boolean {
  return clock.stoppedMs === null && clock.warnMs !== null && nowMs >= clock.warnMs;
}

/**
 * The history up to now. Several desks write it; a clock that is behind never turns time back, and
 * one that is ahead is not there yet.
 */
export function historyUntil(
  moments: readonly TicketMoment[],
  nowMs: number,
): readonly TicketMoment[] {
  let latest = Number.NEGATIVE_INFINITY;
  return moments
    .filter(({ atMs }, place) => place === 0 || atMs <= nowMs)
    .map((moment) => {
      latest = Math.max(latest, moment.atMs);
      return { ...moment, atMs: latest };
    });
}

function openSpans(history: readonly TicketMoment[]): readonly TimeSpan[] {
  const spans: TimeSpan[] = [];
  let fromMs: number | null = null;
  for (const { atMs, status } of history) {
    if (isOpen(status)) {
      fromMs ??= atMs;
    } else if (fromMs !== null) {
      spans.push({ fromMs, untilMs: atMs });
      fromMs = null;
    }
  }
  if (fromMs !== null) spans.push({ fromMs, untilMs: Number.POSITIVE_INFINITY });
  return spans;
}

/** The moment at which the ticket last stopped being open. */
function endOf(history: readonly TicketMoment[]): TicketMoment | undefined {
  const lastOpen = history.findLastIndex(({ status }) => isOpen(status));
  return history[lastOpen + 1];
}

function before(span: TimeSpan, endMs: number): readonly TimeSpan[] {
  if (span.fromMs >= endMs) return [];
  return [{ fromMs: span.fromMs, untilMs: Math.min(span.untilMs, endMs) }];
}

/** What is left of a span. A pause ends with the span in which it began. */
function without(span: TimeSpan, pauses: readonly TimeSpan[]): readonly TimeSpan[] {
  const left: TimeSpan[] = [];
  let { fromMs } = span;
  const within = pauses
    .filter((pause) => pause.fromMs >= span.fromMs && pause.fromMs < span.untilMs)
    .toSorted((one, other) => one.fromMs - other.fromMs);
  for (const pause of within) {
    if (pause.fromMs > fromMs) left.push({ fromMs, untilMs: pause.fromMs });
    fromMs = Math.max(fromMs, Math.min(pause.untilMs, span.untilMs));
  }
  if (fromMs < span.untilMs) left.push({ fromMs, untilMs: span.untilMs });
  return left;
}

function reading(clock: {
  readonly spans: readonly TimeSpan[];
  readonly judged: TicketMoment;
  readonly stoppedMs: number | null;
  readonly cancelled: boolean;
  readonly minutesOf: 'responseMinutes' | 'resolutionMinutes';
  readonly rules: ClockRules;
  readonly nowMs: number;
  readonly closures: readonly EnteredClosure[];
}): ClockReading {
  const { spans, judged, stoppedMs, rules, nowMs, closures } = clock;
  const target = targetOf(rules.targets, judged.reportType, judged.priority);
  const targetMinutes = target[clock.minutesOf];
  const targetMs = targetMinutes * minuteMs;
  const reached = (countMs: number) =>
    withClosures(rules.time, closures, (time) => momentOf(spans, countMs, time), stoppedMs);
  const { time, momentMs: dueMs } = reached(targetMs);
  const late = dueMs !== null && (stoppedMs ?? nowMs) > dueMs;
  return {
    state: late ? 'breached' : stateInTime(clock),
    targetMinutes,
    usedMs: spans.reduce(
      (used, span) => used + time.between(span.fromMs, Math.min(span.untilMs, nowMs)),
      0,
    ),
    dueMs,
    warnMs: reached(targetMs * warnShare).momentMs,
    stoppedMs,
  };
}

function stateInTime(clock: {
  readonly spans: readonly TimeSpan[];
  readonly stoppedMs: number | null;
  readonly cancelled: boolean;
  readonly nowMs: number;
}): ClockState {
  if (clock.cancelled) return 'cancelled';
  if (clock.stoppedMs !== null) return 'met';
  const runs = clock.spans.some(
    ({ fromMs, untilMs }) => clock.nowMs >= fromMs && clock.nowMs < untilMs,
  );
  return runs ? 'running' : 'paused';
}

/** The first instant at which so much of the spans has counted, or null when they hold less. */
function momentOf(spans: readonly TimeSpan[], countMs: number, time: BusinessTime): number | null {
  let left = countMs;
  for (const { fromMs, untilMs } of spans) {
    const reached = time.after(fromMs, left);
    if (reached !== null && reached <= untilMs) return reached;
    if (untilMs === Number.POSITIVE_INFINITY) return null;
    left -= time.between(fromMs, untilMs);
  }
  return null;
}
