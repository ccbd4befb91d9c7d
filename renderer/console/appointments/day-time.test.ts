import { expect, it } from 'vitest';
import { dayAfter, momentOn } from './day-time.ts';

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

it('goes from day to day over the end of a year', () => {
  expect(dayAfter(day, 1)).toEqual(new Date(2027, 0, 1));
  expect(dayAfter(new Date(2026, 0, 1), -1)).toEqual(new Date(2025, 11, 31));
});
