import type { BusinessTime } from '../../shared/domain/service-level/business-time.ts';
import type { WaitRange } from '../../shared/domain/wait-estimate.ts';

/** A gap in the opening hours of a day that is no longer than this does not end it. */
export const longestBreakMs = 4 * 60 * 60 * 1000;
const farthestMs = 36 * 60 * 60 * 1000;
const minuteMs = 60_000;

/** A stretch in which a desk is closed and after which its day goes on, in minutes from a moment. */
export interface DeskBreak {
  readonly from: number;
  readonly until: number;
}

/**
 * The breaks that are still to come on the day of a moment: those of the calendar and closures that were
 * entered. Who works at that moment in one that has begun works through it.
 */
export function breaksAfter(
  { openings }: Pick<BusinessTime, 'openings'>,
  momentMs: number,
): readonly DeskBreak[] {
  const breaks: DeskBreak[] = [];
  let openUntilMs: number | null = null;
  for (const { fromMs, untilMs } of openings(momentMs, momentMs + farthestMs)) {
    if (openUntilMs !== null && fromMs - openUntilMs > longestBreakMs) break;
    if (openUntilMs !== null && fromMs > openUntilMs) {
      const [from, until] = [openUntilMs, fromMs].map((ms) => (ms - momentMs) / minuteMs);
      breaks.push({ from: from ?? 0, until: until ?? 0 });
    }
    openUntilMs = untilMs;
  }
  return breaks;
}

/** How many of so many minutes the desk is open; what is planned within a break is planned for its beginning. */
export function openMinutes(minutes: number, breaks: readonly DeskBreak[]): number {
  const closed = breaks.map(({ from, until }) => Math.max(0, Math.min(until, minutes) - from));
  return minutes - closed.reduce((sum, each) => sum + each, 0);
}

/** A range of minutes in which the desk is open, by the clock: nobody is called in a break. */
export function overBreaks(open: WaitRange, breaks: readonly DeskBreak[]): WaitRange {
  let { fromMinutes, toMinutes } = open;
  for (const { from, until } of breaks) {
    if (fromMinutes >= from) fromMinutes += until - from;
    if (toMinutes > from) toMinutes += until - from;
  }
  return { fromMinutes: Math.floor(fromMinutes), toMinutes: Math.ceil(toMinutes) };
}
