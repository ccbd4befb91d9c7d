import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isLateForLeads, supplierLateSince } from './late-supplier.ts';

const open = { from: '08:30', until: '17:00' };
/** Monday to Friday, without the first Friday of December. */
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
const since = (expectedOn: string | null, today: string) =>
  supplierLateSince(expectedOn, today, calendar);

it('calls a supplier late from the first open day after the one that he promised', () => {
  expect([
    since(null, '2026-12-08'),
    since('2026-12-02', '2026-12-02'),
    since('2026-12-02', '2026-12-03'),
    since('2026-12-02', '2026-12-09'),
    // Over a closed Friday and a weekend.
    since('2026-12-03', '2026-12-06'),
    since('2026-12-03', '2026-12-07'),
    // Promised for a Saturday: it can come on Monday.
    since('2026-12-05', '2026-12-07'),
    since('2026-12-05', '2026-12-08'),
  ]).toEqual([null, null, '2026-12-03', '2026-12-03', null, '2026-12-07', null, '2026-12-08']);
});

it('lets the leads hear of it an open day later', () => {
  expect([
    isLateForLeads('2026-12-03', '2026-12-03', calendar),
    isLateForLeads('2026-12-03', '2026-12-06', calendar),
    isLateForLeads('2026-12-03', '2026-12-07', calendar),
  ]).toEqual([false, false, true]);
});

it('stays late since the same day for ever, after the day that was promised', () => {
  const firstDay = Date.parse('2026-11-01T12:00:00Z');
  const day = (days: number) => new Date(firstDay + days * 86_400_000).toISOString().slice(0, 10);
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), fc.nat(30), (promised, looked, later) => {
      const expectedOn = day(promised);
      const late = since(expectedOn, day(looked));
      if (late === null) return;
      expect(late > expectedOn && late <= day(looked)).toBe(true);
      expect(since(expectedOn, day(looked + later))).toBe(late);
    }),
  );
});
