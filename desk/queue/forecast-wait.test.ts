import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WaitBasis, forecastWait } from './forecast-wait.ts';

const tenMinutes = { mean: 10, variance: 25 };

function basis(change: Partial<WaitBasis> = {}): WaitBasis {
  return { peopleAhead: 0, ahead: [], serving: 1, busyFor: [], width: 1, ...change };
}

describe('forecastWait', () => {
  it('says that it is your turn when somebody is free', () => {
    expect(forecastWait(basis({ serving: 2, busyFor: [7] }))).toEqual({
      fromMinutes: 0,
      toMinutes: 2,
    });
  });

  it('holds what is left of a visit, and of a break', () => {
    const { fromMinutes, toMinutes } = forecastWait(basis({ busyFor: [10] }));

    expect(fromMinutes).toBeLessThan(10);
    expect(toMinutes).toBeGreaterThanOrEqual(10);
  });

  it('is shorter with more technicians', () => {
    const line = { peopleAhead: 8, ahead: Array.from({ length: 8 }, () => tenMinutes) };
    const one = forecastWait(basis({ ...line, busyFor: [5] }));
    const three = forecastWait(basis({ ...line, serving: 3, busyFor: [5, 5, 5] }));

    expect(three.toMinutes).toBeLessThan(one.toMinutes / 2);
  });

  it('does not narrow what it says of many when it knows the kinds of a few', () => {
    const all = forecastWait(
      basis({ peopleAhead: 60, ahead: Array.from({ length: 60 }, () => tenMinutes) }),
    );

    expect(
      forecastWait(basis({ peopleAhead: 60, ahead: Array.from({ length: 20 }, () => tenMinutes) })),
    ).toEqual(all);
  });

  it('is always a range of whole minutes', () => {
    const someTimes = fc.record({
      mean: fc.double({ min: 0.5, max: 120, noNaN: true }),
      variance: fc.double({ min: 0, max: 4000, noNaN: true }),
    });
    fc.assert(
      fc.property(
        someTimes,
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 20 }),
        fc.array(fc.double({ min: 0, max: 90, noNaN: true }), { maxLength: 25 }),
        fc.double({ min: 0.7, max: 2.5, noNaN: true }),
        (time, peopleAhead, serving, busyFor, width) => {
          const at = (people: number) =>
            forecastWait({
              peopleAhead: people,
              ahead: people === 0 ? [] : [time],
              serving,
              busyFor,
              width,
            });
          const now = at(peopleAhead);
          expect(now.fromMinutes).toBeGreaterThanOrEqual(0);
          expect(now.toMinutes).toBeGreaterThan(now.fromMinutes);
          expect(Number.isSafeInteger(now.toMinutes)).toBe(true);
        },
      ),
    );
  });
});
