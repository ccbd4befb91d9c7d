import type { ClosingTime, ExpectedWait } from '../../shared/domain/closing-time.ts';
import type { BusinessTime, Span } from '../../shared/domain/service-level/business-time.ts';
import {
  type Closure,
  closesSite,
  enteredClosure,
} from '../../shared/domain/service-level/closure.ts';
import type { OpeningHours } from '../service-level/service-levels.ts';
import type { KeptPromise, RunningVisit, TechnicianAtWork } from '../store/pace-store.ts';
import { longestBreakMs } from './desk-breaks.ts';

/** What tells whether a line is served at one moment (ADR 46). */
export interface AtWork {
  readonly technicians: readonly TechnicianAtWork[];
  /** Technician → the visit that he serves. */
  readonly serving: ReadonlyMap<string, RunningVisit>;
  readonly hours: OpeningHours;
}

/** Who began to serve somebody within this time is at work, seen at his console or not. */
export const servingLastsMs = 60 * 60 * 1000;

/**
 * When the desk opens; null while it is open. Its hours alone do not close it: as long as somebody is at
 * work here, who came in time is still helped. A closure that was entered does (ADR 50).
 */
export function opensAtOf({ technicians, serving, hours }: AtWork, nowMs: number): number | null {
  if (hours.closureAt(nowMs) !== null) return openingAfter(nowMs, hours);
  if (technicians.length > 0) return null;
  // A visit that somebody forgot to end is no work.
  if ([...serving.values()].some(({ since }) => nowMs - Date.parse(since) < servingLastsMs)) {
    return null;
  }
  return openingAfter(nowMs, hours);
}

/** What screens are told of a desk that opens at a moment, or is open. */
export function toldClosed(
  opensAtMs: number | null,
  { hours }: Pick<AtWork, 'hours'>,
  nowMs: number,
): Pick<ExpectedWait, 'opensAt' | 'closedBy'> {
  if (opensAtMs === null) return {};
  const closure = hours.closureAt(nowMs);
  return {
    opensAt: new Date(opensAtMs).toISOString(),
    ...(closure === null ? {} : { closedBy: closure.cause }),
  };
}

/** When a calendar opens that is closed at a moment; null when it is open then. */
function openingAfter(momentMs: number, hours: BusinessTime): number | null {
  const counted = hours.after(momentMs, 1);
  return counted === null || counted - 1 <= momentMs ? null : counted - 1;
}

/**
 * Whether somebody was told a wait until the desk opens. Such a wait tells when the first came to work,
 * not how fast he is.
 */
export function wasPromisedWhileClosed(
  { arrivedAt, promised }: KeptPromise,
  hours: BusinessTime,
): boolean {
  const arrivedMs = Date.parse(arrivedAt);
  const opensAtMs = openingAfter(arrivedMs, hours);
  return opensAtMs !== null && arrivedMs + (promised.fromMinutes + 1) * 60_000 >= opensAtMs;
}

/** Whether its site was closed in a wait by what nobody had entered when it was promised. */
export function wasMovedByClosure(
  { siteId, arrivedAt, waitedMinutes }: Pick<KeptPromise, 'siteId' | 'arrivedAt' | 'waitedMinutes'>,
  closures: readonly Closure[],
): boolean {
  const arrivedMs = Date.parse(arrivedAt);
  const calledMs = arrivedMs + waitedMinutes * 60_000;
  return closures
    .filter((closure) => closesSite(closure, siteId))
    .map(enteredClosure)
    .some(
      ({ enteredMs, fromMs, untilMs }) =>
        enteredMs > arrivedMs && fromMs < calledMs && untilMs > arrivedMs,
    );
}

/** So long after closing time people at work are those who help the last of the day. */
const lastHelpedMs = 2 * 60 * 60 * 1000;
const farthestMs = 36 * 60 * 60 * 1000;

/**
 * When a desk that is open stops helping people for the day: when its hours end, or when the last who is
 * planned to be at work goes, if that is later. Null of a desk that does not close in the next day and a half,
 * of one that only people keep open, outside its hours, and of one that never opens again. Nobody who is planned
 * to stay keeps it open after it was closed against its calendar.
 */
export function closingOf(
  hours: OpeningHours,
  lastGoesMs: number | null,
  nowMs: number,
): ClosingTime | null {
  const farthest = nowMs + farthestMs;
  const days = daysOf(hours.openings(nowMs - lastHelpedMs, farthest));
  const day = days.findLast(({ fromMs }) => fromMs <= nowMs);
  if (day === undefined || day.untilMs >= farthest) return null;
  const isShut = hours.closureAt(day.untilMs) !== null;
  const closesAtMs = isShut ? day.untilMs : Math.max(day.untilMs, lastGoesMs ?? 0);
  const opensAgainMs = openingAfter(closesAtMs, hours);
  return opensAgainMs === null
    ? null
    : {
        closesAt: new Date(closesAtMs).toISOString(),
        opensAgainAt: new Date(opensAgainMs).toISOString(),
      };
}

/** Openings with nothing but breaks between them, as one. */
function daysOf(openings: readonly Span[]): readonly Span[] {
  const days: Span[] = [];
  for (const opening of openings) {
    const last = days.at(-1);
    if (last !== undefined && opening.fromMs - last.untilMs <= longestBreakMs) {
      days[days.length - 1] = { fromMs: last.fromMs, untilMs: opening.untilMs };
    } else days.push(opening);
  }
  return days;
}
