import { expect, it } from 'vitest';
import { dayAfter, isOpenAt, momentOn } from './day-time.ts';

const day = new Date(2026, 11, 31);

it.each([
  ['9:05', new Date(2026, 11, 31, 9, 5)],
  ['09.05', new Date(2026, 11, 31, 9, 5)],
  [' 1430 ', new Date(2026, 11, 31, 14, 30)],
  ['24:00', null],
  ['9:5', null],
  ['half tien', null],
  ['', null],
])('reads `%s` as a time of the day that is shown', (typed, moment) => {
  expect(momentOn(day, typed)).toEqual(moment);
});

it('knows when the desk is open: from its first minute, not at its last', () => {
  const openings = [{ from: '2026-12-31T07:30:00.000Z', until: '2026-12-31T16:00:00.000Z' }];
  const open = (time: string) => isOpenAt(openings, new Date(`2026-12-31T${time}:00.000Z`));

  expect(['07:29', '07:30', '15:59', '16:00'].map(open)).toEqual([false, true, true, false]);
  expect(isOpenAt([], day)).toBe(false);
});

it('goes from day to day over the end of a year', () => {
  expect(dayAfter(day, 1)).toEqual(new Date(2027, 0, 1));
  expect(dayAfter(new Date(2026, 0, 1), -1)).toEqual(new Date(2025, 11, 31));
});
