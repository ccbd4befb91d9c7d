import fc from 'fast-check';
import { expect, it } from 'vitest';
import { promiseState } from './promise.ts';

const arrived = Date.parse('2026-11-22T09:00:00.000Z');
const minutes = (count: number) => arrived + count * 60_000;
const item = {
  arrivedAt: '2026-11-22T09:00:00.000Z',
  promisedAt: '2026-11-22T09:20:00.000Z',
  status: 'waiting',
  reportType: 'incident',
} as const;

it('has ample time until three quarters of the promise are gone', () => {
  expect(promiseState(item, minutes(5))).toEqual({
    level: 'ample',
    used: 0.25,
    waitedMinutes: 5,
    leftMinutes: 15,
  });
  expect(promiseState(item, minutes(15)).level).toBe('soon');
});

it('says how many minutes it is over', () => {
  expect(promiseState(item, minutes(23))).toEqual({
    level: 'over',
    used: 1,
    waitedMinutes: 23,
    leftMinutes: -3,
  });
});

it('stops asking for attention when the visitor is being helped', () => {
  expect(promiseState({ ...item, status: 'in-progress' }, minutes(30)).level).toBe('met');
  expect(promiseState({ ...item, status: 'closed' }, minutes(30)).level).toBe('past');
});

it('does not ask for attention to somebody who came early for an appointment', () => {
  const early = { ...item, promisedAt: '2026-11-22T08:54:00.000Z' };

  expect(promiseState(early, minutes(-30))).toEqual({
    level: 'ample',
    used: 0,
    waitedMinutes: 0,
    leftMinutes: 24,
  });
  expect(promiseState(early, minutes(-5)).level).toBe('over');
});

it('is never late for a complaint, whose visitor was told that he need not wait', () => {
  expect(promiseState({ ...item, reportType: 'complaint' }, minutes(300)).level).toBe('past');
});

it('stays within its bounds at any moment', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.integer({ min: -1e6, max: 1e6 }),
      (now, span) => {
        const promisedAt = new Date(arrived + span).toISOString();
        const state = promiseState({ ...item, promisedAt }, arrived + now);

        expect(state.used).toBeGreaterThanOrEqual(0);
        expect(state.used).toBeLessThanOrEqual(1);
        expect(state.waitedMinutes).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
