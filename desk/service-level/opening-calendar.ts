import type { OpeningCalendar } from '../../shared/domain/service-level/business-time.ts';
import type { Calendar } from '../../shared/domain/service-level/calendar.ts';
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

/** The days on which this desk is open, as the terms of service say now. */
export async function openingCalendar(db: Db): Promise<OpeningCalendar> {
  const { calendar } = await newestTerms(db);
  return openingCalendarOf(calendar);
}
