import fc from 'fast-check';
import type { OpeningCalendar } from './business-time.ts';
import { type Calendar, type DayHours, weekdaySchema } from './calendar.ts';

export const hour = 60 * 60 * 1000;
export const office = { from: '08:30', until: '17:00' };

export function week(of: (day: string) => Calendar['week']['monday']): Calendar['week'] {
  return {
    monday: of('monday'),
    tuesday: of('tuesday'),
    wednesday: of('wednesday'),
    thursday: of('thursday'),
    friday: of('friday'),
    saturday: of('saturday'),
    sunday: of('sunday'),
  };
}

/** Monday to Friday in Amsterdam, but for what is changed. */
export function calendar(change: Partial<OpeningCalendar> = {}): OpeningCalendar {
  return {
    timeZone: 'Europe/Amsterdam',
    week: week((day) => (day === 'saturday' || day === 'sunday' ? null : office)),
    isClosed: () => false,
    ...change,
  };
}

export const zones = [
  'Europe/Amsterdam',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
];
function pairs([from, until, ...rest]: readonly string[]): { from: string; until: string }[] {
  return from === undefined || until === undefined ? [] : [{ from, until }, ...pairs(rest)];
}

/** Around both changes of the clocks, a year-end and an ordinary week. */
export const moments = fc
  .tuple(
    fc.constantFrom('2026-03-27', '2026-10-23', '2026-12-24', '2026-06-01'),
    fc.integer({ min: 0, max: 6 * 24 * 60 }),
  )
  .map(([date, minutes]) => Date.parse(`${date}T00:00:00Z`) + minutes * 60_000);
/** Not within the hour that a change of the clocks touches; examples above speak of that. */
const times = fc
  .tuple(fc.integer({ min: 3, max: 24 }), fc.constantFrom('00', '15', '30'))
  .map(([hours, minutes]) =>
    hours === 24 ? '24:00' : `${String(hours).padStart(2, '0')}:${minutes}`,
  );
const openings = fc
  .tuple(fc.uniqueArray(times, { minLength: 6, maxLength: 6 }), fc.integer({ min: 0, max: 2 }))
  .map(([some, breaks]): DayHours => {
    const [from = '', ...rest] = some.toSorted().slice(0, 2 + 2 * breaks);
    const inner = rest.slice(0, -1);
    return {
      from,
      until: rest.at(-1) ?? '',
      ...(breaks === 0 ? {} : { breaks: pairs(inner) }),
    };
  });
export const calendars = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    days: fc.array(fc.option(openings), { minLength: 7, maxLength: 7 }),
    always: openings,
    closed: fc.uniqueArray(
      fc.constantFrom<string>('2026-03-30', '2026-10-26', '2026-12-25', '2026-06-02'),
    ),
  })
  .map(({ timeZone, days, always, closed }) =>
    calendar({
      timeZone,
      week: {
        ...week((day) => days[weekdaySchema.options.findIndex((each) => each === day)] ?? null),
        wednesday: always,
      },
      isClosed: (date) => closed.includes(date),
    }),
  );
