import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClosingTime, overClosedTime, todayOf } from './closing-time.ts';
import { fromOpening } from './wait-estimate.ts';

const nowMs = Date.parse('2026-11-27T16:40:00+01:00');
const closing: ClosingTime = {
  closesAt: '2026-11-27T16:00:00.000Z',
  opensAgainAt: '2026-11-30T07:30:00.000Z',
};
const range = (fromMinutes: number, toMinutes: number) => ({ fromMinutes, toMinutes });
const closesIn = (minutes: number): ClosingTime => ({
  ...closing,
  closesAt: new Date(nowMs + minutes * 60_000).toISOString(),
});

describe('a wait at a desk that closes in twenty minutes', () => {
  it('is nothing special as long as it ends in time', () => {
    expect(todayOf(range(5, 20), closing, nowMs)).toBeNull();
  });

  it('may be too long when it reaches past closing time', () => {
    expect(todayOf(range(20, 21), closing, nowMs)).toBe('perhaps');
  });

  it('is too long when it begins after closing time', () => {
    expect(todayOf(range(60, 90), closing, nowMs)).toBe('unlikely');
  });

  it('goes on where it was when the desk opens again', () => {
    const whole = overClosedTime(range(60, 90), closing, nowMs);

    expect(fromOpening(whole, closing.opensAgainAt, nowMs)).toEqual(range(40, 70));
  });
});

it('tells who is first past closing time that it may still be today, and those behind him that it will not', () => {
  expect(todayOf(range(0, 4), closesIn(-10), nowMs)).toBe('perhaps');
  expect(todayOf(range(2, 9), closesIn(-10), nowMs)).toBe('unlikely');
  expect(todayOf(range(0, 0), closesIn(-10), nowMs)).toBeNull();
});

const waits = fc
  .tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 }))
  .map(([from, width]) => range(from, from + width));
const minutes = fc.integer({ min: -120, max: 600 });
const sureness = (today: ReturnType<typeof todayOf>) =>
  today === null ? 0 : today === 'perhaps' ? 1 : 2;

describe('whatever the wait and the closing time', () => {
  it('a longer wait never makes it likelier to be helped today', () => {
    fc.assert(
      fc.property(waits, minutes, fc.integer({ min: 0, max: 300 }), (wait, left, more) => {
        const longer = range(wait.fromMinutes + more, wait.toMinutes + more);

        expect(sureness(todayOf(longer, closesIn(left), nowMs))).toBeGreaterThanOrEqual(
          sureness(todayOf(wait, closesIn(left), nowMs)),
        );
      }),
    );
  });

  it('a desk that is open longer never makes it less likely', () => {
    fc.assert(
      fc.property(waits, minutes, fc.integer({ min: 0, max: 300 }), (wait, left, more) => {
        expect(sureness(todayOf(wait, closesIn(left + more), nowMs))).toBeLessThanOrEqual(
          sureness(todayOf(wait, closesIn(left), nowMs)),
        );
      }),
    );
  });

  it('who is unlikely to be helped today is served after it opens again, and his range stays as wide', () => {
    fc.assert(
      fc.property(waits, minutes, (wait, left) => {
        const closes = closesIn(left);
        fc.pre(todayOf(wait, closes, nowMs) === 'unlikely');
        const whole = overClosedTime(wait, closes, nowMs);
        const opensInMinutes = (Date.parse(closes.opensAgainAt) - nowMs) / 60_000;

        expect(whole.fromMinutes).toBeGreaterThanOrEqual(opensInMinutes);
        expect(whole.toMinutes - whole.fromMinutes).toBe(wait.toMinutes - wait.fromMinutes);
      }),
    );
  });
});
