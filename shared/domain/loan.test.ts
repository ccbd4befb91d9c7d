import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  asDue,
  daysLate,
  extendedDueDay,
  isLateMailDay,
  isReminderDay,
  lateBefore,
  type LoanPoolFacts,
  openDayAfter,
  openDayBefore,
  refusalOfLoan,
} from './loan.ts';

const open = { from: '08:30', until: '17:00' };
/** Monday to Friday, without Sinterklaas. */
const calendar = {
  timeZone: 'Europe/Amsterdam',
  week: {
    monday: open,
    tuesday: open,
    wednesday: open,
    thursday: open,
    friday: open,
    saturday: null,
    sunday: null,
  },
  isClosed: (day: string) => day === '2026-12-04',
};
const pool: LoanPoolFacts = {
  name: 'Leenlaptops',
  assetTypes: ['laptop'],
  models: [],
  roles: [],
  longestDays: 5,
  needsLead: false,
  extensions: { most: 1, days: 3 },
  closed: false,
};
/** A Friday. */
const today = '2026-11-27';
const wish = { role: null, byLead: false, today, dueOn: today };
const refusal = (facts: Partial<LoanPoolFacts>, other: Partial<typeof wish | { role: string }>) =>
  refusalOfLoan({ ...pool, ...facts }, { ...wish, ...other }, calendar);

it('counts days on which the desk is open', () => {
  expect([
    openDayAfter(calendar, today, 0),
    openDayAfter(calendar, today, 1),
    openDayAfter(calendar, today, 5),
    openDayAfter(calendar, '2026-11-28', 0),
    openDayBefore(calendar, '2026-11-30'),
    openDayBefore(calendar, '2026-12-07'),
  ]).toEqual(['2026-11-27', '2026-11-30', '2026-12-07', '2026-11-30', '2026-11-27', '2026-12-03']);
});

it('is due on the next open day where its own is closed', () => {
  const due = (dueOn: string) => asDue({ dueOn }, calendar).dueOn;
  expect(due('2026-12-03')).toBe('2026-12-03');
  // Sinterklaas and the weekend after it.
  expect(due('2026-12-04')).toBe('2026-12-07');
  expect(daysLate(asDue({ dueOn: '2026-12-04' }, calendar), '2026-12-08')).toBe(1);
});

it('knows the first day of which nothing is late yet', () => {
  const days = Array.from(
    { length: 14 },
    (_each, place) => `2026-12-${String(place + 1).padStart(2, '0')}`,
  );
  for (const now of days) {
    const late = days.filter((dueOn) => daysLate(asDue({ dueOn }, calendar), now) > 0);
    expect(days.filter((dueOn) => dueOn < lateBefore(calendar, now))).toEqual(late);
  }
});

it('lends to whom the pool is for, and for as long as it says', () => {
  expect(refusal({}, {})).toBeNull();
  expect(refusal({}, { dueOn: '2026-12-07' })).toBeNull();
  expect(refusal({}, { dueOn: '2026-12-08' })).toBe('too-long');
  expect(refusal({}, { dueOn: '2026-11-26' })).toBe('too-long');
  expect(refusal({ closed: true }, {})).toBe('closed');
  expect(refusal({ roles: ['Docent'] }, {})).toBe('role');
  expect(refusal({ roles: ['Docent'] }, { role: 'docent' })).toBeNull();
  expect(refusal({ needsLead: true }, {})).toBe('lead');
  expect(refusal({ needsLead: true }, { byLead: true })).toBeNull();
});

it('makes a loan longer as often as the pool allows, a late one from today', () => {
  const loan = { dueOn: '2026-11-30', extended: 0, returnedAt: null };
  const longer = (other: Partial<typeof loan>, day = today) =>
    extendedDueDay({ ...loan, ...other }, pool, day, calendar);

  expect(longer({})).toBe('2026-12-03');
  expect(longer({}, '2026-12-02')).toBe('2026-12-08');
  expect(longer({ extended: 1 })).toBeNull();
});

it('reminds on the last open day before and on the day itself, each once', () => {
  const loan = { dueOn: '2026-11-30', remindedOn: null as string | null, returnedAt: null };
  const reminds = (day: string, remindedOn: string | null = null) =>
    isReminderDay({ ...loan, remindedOn }, day, calendar);

  expect(reminds('2026-11-26')).toBe(false);
  expect(reminds('2026-11-27')).toBe(true);
  expect(reminds('2026-11-27', '2026-11-27')).toBe(false);
  expect(reminds('2026-11-29')).toBe(true);
  expect(reminds('2026-11-29', '2026-11-27')).toBe(false);
  expect(reminds('2026-11-27', '2026-11-20')).toBe(true);
  expect(reminds('2026-11-30', '2026-11-27')).toBe(true);
  expect(reminds('2026-12-01')).toBe(false);
});

it('says how many days late it is', () => {
  expect([daysLate({ dueOn: today }, today), daysLate({ dueOn: '2026-10-30' }, today)]).toEqual([
    0, 28,
  ]);
});

it('always ends on an open day that is not before the first', () => {
  const days = fc.date({
    min: new Date('2026-01-01'),
    max: new Date('2027-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 60 }), (date, count) => {
      const day = date.toISOString().slice(0, 10);
      const end = openDayAfter(calendar, day, count);

      expect(end >= day).toBe(true);
      expect([0, 6]).not.toContain(new Date(end).getUTCDay());
      expect(end).not.toBe('2026-12-04');
    }),
  );
});

it('writes to who is late on the day after, then each week', () => {
  const days = Array.from({ length: 30 }, (_, at) => `2026-11-${String(at + 1).padStart(2, '0')}`);

  expect(days.filter((day) => isLateMailDay({ dueOn: '2026-11-08' }, day))).toEqual([
    '2026-11-09',
    '2026-11-15',
    '2026-11-22',
    '2026-11-29',
  ]);
});
