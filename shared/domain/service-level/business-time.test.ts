import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendar,
  calendars,
  hour,
  moments,
  office,
  week,
  zones,
} from './any-calendar.test-support.ts';
import { type OpeningCalendar, businessTime } from './business-time.ts';
import { weekdaySchema } from './calendar.ts';

const everyDay = week(() => office);
const at = (text: string) => Date.parse(text);

describe('time that counts', () => {
  it('leaves out the night, the weekend and a holiday', () => {
    const time = businessTime(calendar({ isClosed: (date) => date === '2026-11-30' }));

    // Friday 16:00 to Tuesday 09:30 in Amsterdam.
    const counted = time.between(at('2026-11-27T15:00:00Z'), at('2026-12-01T08:30:00Z'));

    expect(counted).toBe(2 * hour);
    expect(time.after(at('2026-11-27T15:00:00Z'), 2 * hour)).toBe(at('2026-12-01T08:30:00Z'));
  });

  it('ends where the desk closes and not where it next opens', () => {
    const time = businessTime(calendar());

    expect(time.after(at('2026-11-27T15:00:00Z'), hour)).toBe(at('2026-11-27T16:00:00Z'));
  });

  it('tells when the desk is open, and that it is not on a holiday', () => {
    const time = businessTime(calendar({ isClosed: (date) => date === '2026-12-25' }));

    // Thursday to Monday in Amsterdam.
    const open = time.openings(at('2026-12-23T23:00:00Z'), at('2026-12-28T23:00:00Z'));

    expect(open).toMatchObject([
      { fromMs: at('2026-12-24T07:30:00Z'), untilMs: at('2026-12-24T16:00:00Z') },
      { fromMs: at('2026-12-28T07:30:00Z'), untilMs: at('2026-12-28T16:00:00Z') },
    ]);
  });

  it.each([
    ['spring, when an hour is skipped', '2026-03-29', 23],
    ['autumn, when an hour comes twice', '2026-10-25', 25],
  ])('counts the real hours of a day in %s', (_name, date, hours) => {
    const time = businessTime(
      calendar({
        week: week(() => ({ from: '00:00', until: '24:00' })),
        isClosed: (day) => day !== date,
      }),
    );

    const noon = at(`${date}T12:00:00Z`);
    expect(time.between(noon - 48 * hour, noon + 48 * hour)).toBe(hours * hour);
  });

  it('counts nothing on a day that a time zone left out', () => {
    const samoa = businessTime(calendar({ timeZone: 'Pacific/Apia', week: everyDay }));

    // Samoa went from 29 to 31 December 2011: 24 hours of the world hold one working day there.
    expect(samoa.between(at('2011-12-30T04:00:00Z'), at('2011-12-31T04:00:00Z'))).toBe(8.5 * hour);
  });

  it('leaves out a break, and opens again after it', () => {
    const time = businessTime(
      calendar({ week: week(() => ({ ...office, breaks: [{ from: '12:00', until: '13:00' }] })) }),
    );

    // Monday in Amsterdam, from ten to noon, from one to three.
    expect(time.between(at('2026-11-30T09:00:00Z'), at('2026-11-30T14:00:00Z'))).toBe(4 * hour);
    expect(time.after(at('2026-11-30T09:00:00Z'), 2 * hour)).toBe(at('2026-11-30T11:00:00Z'));
    expect(time.after(at('2026-11-30T09:00:00Z'), 3 * hour)).toBe(at('2026-11-30T13:00:00Z'));
    expect(time.openings(at('2026-11-29T23:00:00Z'), at('2026-11-30T23:00:00Z'))).toMatchObject([
      { fromMs: at('2026-11-30T07:30:00Z'), untilMs: at('2026-11-30T11:00:00Z') },
      { fromMs: at('2026-11-30T12:00:00Z'), untilMs: at('2026-11-30T16:00:00Z') },
    ]);
  });

  it('counts no minute twice where a break ends at a time that the clocks skip', () => {
    // 02:30 is skipped and becomes 03:30, after the 03:00 at which the break ends.
    const time = businessTime(
      calendar({
        week: week(() => ({
          from: '01:00',
          until: '05:00',
          breaks: [{ from: '02:30', until: '03:00' }],
        })),
      }),
    );

    const midnight = at('2026-03-28T23:00:00Z');
    expect(time.between(midnight, midnight + 24 * hour)).toBe(3 * hour);
  });

  it('says that it never comes when every day is closed', () => {
    expect(businessTime(calendar({ isClosed: () => true })).after(0, 1)).toBeNull();
  });
});

describe('any calendar', () => {
  it('counts the minutes that a clock on the wall shows as open', () => {
    fc.assert(
      fc.property(calendars, moments, fc.integer({ min: 0, max: 1800 }), (of, fromMs, minutes) => {
        let shown = 0;
        for (let minute = 0; minute < minutes; minute += 1) {
          if (isOpenOnTheWall(of, fromMs + minute * 60_000)) shown += 1;
        }

        expect(businessTime(of).between(fromMs, fromMs + minutes * 60_000)).toBe(shown * 60_000);
      }),
      { numRuns: 40 },
    );
  });

  it('finds back what it counted, adds up, never runs backwards and is never below nought', () => {
    fc.assert(
      fc.property(
        calendars,
        moments,
        moments,
        fc.integer({ min: 0, max: 40 * hour }),
        (of, one, other, countMs) => {
          const time = businessTime(of);
          const [fromMs, toMs] = one < other ? [one, other] : [other, one];
          const middleMs = Math.floor((fromMs + toMs) / 2);
          const dueMs = time.after(fromMs, countMs);
          if (dueMs === null) throw new Error('A week with an open day never ends');

          expect(time.between(fromMs, dueMs)).toBe(countMs);
          expect(countMs === 0 ? dueMs : time.between(fromMs, dueMs - 1)).toBe(
            countMs === 0 ? fromMs : countMs - 1,
          );
          expect(time.after(fromMs, countMs + 1)).toBeGreaterThan(dueMs);
          expect(time.between(fromMs, middleMs) + time.between(middleMs, toMs)).toBe(
            time.between(fromMs, toMs),
          );
          expect(time.between(toMs, fromMs)).toBe(0);
          expect(time.between(fromMs, toMs)).toBeLessThanOrEqual(toMs - fromMs);
        },
      ),
    );
  });
});

const formats = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
      hourCycle: 'h23',
    }),
  ]),
);

/** The same question asked of another implementation: the local date and time of one minute. */
function isOpenOnTheWall(of: OpeningCalendar, ms: number): boolean {
  const [date = '', time = ''] = (formats.get(of.timeZone)?.format(ms) ?? '').split(', ');
  const weekday = weekdaySchema.options[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7];
  const opening = weekday === undefined ? null : of.week[weekday];
  const breaks = opening?.breaks ?? [];
  return (
    opening !== null &&
    !of.isClosed(date) &&
    opening.from <= time &&
    time < opening.until &&
    !breaks.some(({ from, until }) => from <= time && time < until)
  );
}
