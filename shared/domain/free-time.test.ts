import { describe, expect, it } from 'vitest';
import { firstFreeTime } from './free-time.ts';

const hour = 60 * 60_000;
const rule = { headStartMinutes: 15, graceMinutes: 10, mostOvertaking: 1, noShowBehind: 2 };
const openings = [
  { fromMs: 9 * hour, untilMs: 10 * hour },
  { fromMs: 12 * hour, untilMs: 17 * hour },
];
const first = (fromMs: number, minutes: number, taken: readonly number[] = []) => {
  const found = firstFreeTime(openings, { fromMs, minutes }, taken, rule);
  return found === null ? null : found / hour;
};

describe('the first free time for an appointment', () => {
  it('is the next quarter of an hour at which it ends before the desk closes', () => {
    expect(first(9.1 * hour, 20)).toBe(9.25);
    expect(first(9.75 * hour, 20)).toBe(12);
    expect(first(16.75 * hour, 20)).toBeNull();
  });

  it('overtakes nobody more often than the rule says', () => {
    expect(first(12 * hour, 20, [12 * hour])).toBe(12.5);
  });
});
