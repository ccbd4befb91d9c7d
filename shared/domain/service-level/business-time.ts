import { Temporal } from 'temporal-polyfill';
import { type Calendar, openStretches, weekdaySchema } from './calendar.ts';

/** A calendar whose closed days are known. */
export interface OpeningCalendar extends Pick<Calendar, 'timeZone' | 'week'> {
  /** Whether a date (`2026-12-25`) is a holiday or another closed day. */
  readonly isClosed: (date: string) => boolean;
}

/** Time that counts: the milliseconds in which the desk is open. */
export interface BusinessTime {
  /** In which the hours are kept. */
  readonly timeZone: string;
  /** Milliseconds that count from one instant to the next; 0 when `toMs` is not later. */
  readonly between: (fromMs: number, toMs: number) => number;
  /**
   * The first instant at which so many milliseconds have counted since `fromMs`; null when that takes
   * longer than `furthestDays`.
   */
  readonly after: (fromMs: number, countMs: number) => number | null;
  /** When the desk is open from one instant to the next, in order of time. */
  readonly openings: (fromMs: number, toMs: number) => readonly Opening[];
}

/** A stretch of time, up to but without `untilMs`. */
export interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** A stretch in which a desk is open; a day with a break has several. */
export interface Opening extends Span {
  /** The day on which it is, counted from 1970-01-01. */
  readonly day: number;
}

const dayMs = 24 * 60 * 60 * 1000;
/** Twenty years: no target is that long, and a calendar of closed days alone must end somewhere. */
const furthestDays = 7305;
/** 1970-01-01 was a Thursday; Monday is the first of `weekdaySchema`. */
const firstWeekday = 3;

/** The time of one calendar. Days are computed once and remembered. */
export function businessTime(calendar: OpeningCalendar): BusinessTime {
  const known = new Map<number, readonly Opening[]>();

  const openOn = (day: number): readonly Opening[] => {
    const found = known.get(day);
    if (found !== undefined) return found;
    const made = openingsOf(calendar, day);
    known.set(day, made);
    return made;
  };
  return {
    timeZone: calendar.timeZone,
    between: (fromMs, toMs) => {
      if (toMs <= fromMs) return 0;
      const last = lastDayAround(toMs);
      let counted = 0;
      for (let day = firstDayAround(fromMs); day <= last; day += 1) {
        for (const open of openOn(day)) {
          counted += Math.max(0, Math.min(open.untilMs, toMs) - Math.max(open.fromMs, fromMs));
        }
      }
      return counted;
    },
    after: (fromMs, countMs) => {
      if (countMs <= 0) return fromMs;
      let left = countMs;
      const first = firstDayAround(fromMs);
      for (let day = first; day <= first + furthestDays; day += 1) {
        for (const open of openOn(day)) {
          const startMs = Math.max(open.fromMs, fromMs);
          const here = Math.max(0, open.untilMs - startMs);
          if (here >= left) return startMs + left;
          left -= here;
        }
      }
      return null;
    },
    openings: (fromMs, toMs) => {
      const found: Opening[] = [];
      const last = lastDayAround(toMs);
      for (let day = firstDayAround(fromMs); day <= last; day += 1) {
        found.push(...openOn(day).filter((open) => open.untilMs > fromMs && open.fromMs < toMs));
      }
      return found;
    },
  };
}

/** No zone is a day away from UTC, so the local day of an instant lies between these two. */
function firstDayAround(ms: number): number {
  return Math.floor(ms / dayMs) - 1;
}
function lastDayAround(ms: number): number {
  return Math.floor(ms / dayMs) + 1;
}

/**
 * When the desk is open on a day, counted from 1970-01-01. A time that the clocks skip is the moment
 * after the jump and one that comes twice is its first (RFC 5545, "compatible" in Temporal). Nothing
 * reaches beyond its own day, so that a day which a zone leaves out counts nothing, nor back before
 * what came earlier, as a time that is skipped would.
 */
function openingsOf(calendar: OpeningCalendar, day: number): readonly Opening[] {
  const date = dateOf(day);
  const weekday = weekdaySchema.options.at((day + firstWeekday) % 7);
  const hours = weekday === undefined ? null : calendar.week[weekday];
  if (hours === null || calendar.isClosed(date)) return [];
  let doneMs = instant(calendar, date, '00:00');
  const endMs = instant(calendar, dateOf(day + 1), '00:00');
  const openings: Opening[] = [];
  for (const { from, until } of openStretches(hours)) {
    const fromMs = Math.max(doneMs, instant(calendar, date, from));
    const untilMs = until === '24:00' ? endMs : Math.min(endMs, instant(calendar, date, until));
    if (untilMs > fromMs) openings.push({ fromMs, untilMs, day });
    doneMs = Math.max(doneMs, untilMs);
  }
  return openings;
}

function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

function instant({ timeZone }: OpeningCalendar, date: string, time: string): number {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone).epochMilliseconds;
}
