import { expect, it } from 'vitest';
import { openDayAfter } from '../../shared/domain/loan.ts';
import { openingCalendarOf, withoutWholeDays } from './opening-calendar.ts';

const office = { from: '08:30', until: '17:00' };
const calendar = openingCalendarOf({
  timeZone: 'Europe/Amsterdam',
  week: {
    monday: office,
    tuesday: office,
    wednesday: office,
    thursday: office,
    friday: office,
    saturday: null,
    sunday: null,
  },
  holidays: true,
  closedDays: [],
});
const closed = (from: string, until: string) => ({
  fromMs: Date.parse(from),
  untilMs: Date.parse(until),
});

it('leaves out a day of which closures leave nothing, and keeps one that opens for an hour', () => {
  // Monday from before it opens to Tuesday afternoon.
  const closures = [closed('2026-11-30T06:00:00Z', '2026-12-01T15:00:00Z')];

  const left = withoutWholeDays(calendar, closures);

  expect(['2026-11-29', '2026-11-30', '2026-12-01', '2026-12-25'].map(left.isClosed)).toEqual([
    false,
    true,
    false,
    true,
  ]);
  expect(openDayAfter(left, '2026-11-27', 1)).toBe('2026-12-01');
  expect(withoutWholeDays(calendar, [])).toBe(calendar);
});
