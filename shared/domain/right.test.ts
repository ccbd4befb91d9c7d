import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayAfter, endState, reachesLevel, remindDaysBefore } from './right.ts';

const anyDay = fc
  .date({
    min: new Date('2000-01-01T00:00:00.000Z'),
    max: new Date('2100-01-01T00:00:00.000Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));

it('holds to the end of its last day, and is told of two weeks before', () => {
  expect(endState(null, '2026-11-27')).toBe('holds');
  expect(endState('2026-12-12', '2026-11-27')).toBe('holds');
  expect(endState('2026-12-11', '2026-11-27')).toBe('ending');
  expect(endState('2026-11-27', '2026-11-27')).toBe('ending');
  expect(endState('2026-11-26', '2026-11-27')).toBe('over');
});

it('goes from holding through ending to over and never back as days pass', () => {
  const order = ['holds', 'ending', 'over'];
  fc.assert(
    fc.property(anyDay, anyDay, fc.nat({ max: 400 }), (untilOn, today, days) => {
      const now = order.indexOf(endState(untilOn, today));
      const later = order.indexOf(endState(untilOn, dayAfter(today, days)));
      expect(later).toBeGreaterThanOrEqual(now);
    }),
  );
});

it('counts days across months, years and leap days', () => {
  expect([
    dayAfter('2026-12-20', remindDaysBefore),
    dayAfter('2028-02-28', 1),
    dayAfter('2026-11-27', 0),
  ]).toEqual(['2027-01-03', '2028-02-29', '2026-11-27']);
});

it('lets no technician approve, and whoever stands higher approve what is asked lower', () => {
  expect(reachesLevel('technician', 'approver')).toBe(false);
  expect(reachesLevel('approver', 'approver')).toBe(true);
  expect(reachesLevel('approver', 'lead')).toBe(false);
  expect(reachesLevel('admin', 'lead')).toBe(true);
});
