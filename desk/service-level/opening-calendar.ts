import {
  type BusinessTime,
  businessTime,
  type OpeningCalendar,
  type Span,
} from '../../shared/domain/service-level/business-time.ts';
import type { Calendar } from '../../shared/domain/service-level/calendar.ts';
import { withoutSpans } from '../../shared/domain/service-level/closed-time.ts';
import { enteredClosure } from '../../shared/domain/service-level/closure.ts';
import { closuresSince } from '../store/closure-store.ts';
import { newestTerms } from '../store/service-terms-store.ts';
import type { Db } from '../store/tables.ts';
import { isHoliday } from './holidays.ts';

/** A calendar whose closed days are known: its own ones, and holidays when it keeps those. */
export function openingCalendarOf(calendar: Calendar): OpeningCalendar {
  const own = new Set(calendar.closedDays.map(({ date }) => date));
  return {
    timeZone: calendar.timeZone,
    week: calendar.week,
    isClosed: (date) => own.has(date) || (calendar.holidays && isHoliday(date)),
  };
}

const dayMs = 24 * 60 * 60 * 1000;

/** The same calendar, closed too on each day of which closures leave nothing. */
export function withoutWholeDays(
  calendar: OpeningCalendar,
  closures: readonly Span[],
): OpeningCalendar {
  if (closures.length === 0) return calendar;
  const time = businessTime(calendar);
  const left = withoutSpans(time, closures);
  const isOpenBy = ({ openings }: BusinessTime, date: string) => {
    const startMs = Date.parse(date);
    return openings(startMs - dayMs, startMs + 2 * dayMs).some(
      ({ day }) => day * dayMs === startMs,
    );
  };
  return {
    ...calendar,
    isClosed: (date) => calendar.isClosed(date) || (isOpenBy(time, date) && !isOpenBy(left, date)),
  };
}

/** The days on which this desk is open, as its calendar and closures of all of it say now; those of a site do not count. */
export async function openingCalendar(db: Db): Promise<OpeningCalendar> {
  const { calendar } = await newestTerms(db);
  const closures = (await closuresSince(db, '')).filter(({ siteId }) => siteId === undefined);
  return withoutWholeDays(openingCalendarOf(calendar), closures.map(enteredClosure));
}
