import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WaitBasis, forecastWait } from './forecast-wait.ts';

const tenMinutes = { mean: 10, variance: 25 };

function basis(change: Partial<WaitBasis> = {}): WaitBasis {
  return {
    peopleAhead: 0,
    ahead: [],
    serving: 1,
    busyFor: [],
    between: 0,
    overtaking: 0,
    planned: [],
    width: 1,
    ...change,
  };
}

describe('forecastWait', () => {
  it('says that it is your turn when somebody is free', () => {
    expect(forecastWait(basis({ serving: 2, busyFor: [7] }))).toEqual({
      fromMinutes: 0,
      toMinutes: 2,
    });
  });

  it('holds what is left of a visit', () => {
    const { fromMinutes, toMinutes } = forecastWait(basis({ busyFor: [10] }));

    expect(fromMinutes).toBeLessThan(10);
    expect(toMinutes).toBeGreaterThanOrEqual(10);
  });

  it('knows when a break is over, of one technician and of all', () => {
    const back = { inMinutes: 60, by: 1 } as const;
    const first = forecastWait(basis({ serving: 0, planned: [back] }));
    const second = forecastWait(
      basis({ serving: 0, planned: [back], peopleAhead: 1, ahead: [tenMinutes] }),
    );
    const ofTwo = forecastWait(basis({ serving: 0, planned: [back, back] }));

    expect(first.fromMinutes).toBeGreaterThanOrEqual(45);
    expect(first.toMinutes).toBeGreaterThanOrEqual(60);
    expect(first.toMinutes).toBeLessThanOrEqual(75);
    expect(second.fromMinutes + second.toMinutes).toBeGreaterThan(
      first.fromMinutes + first.toMinutes,
    );
    expect(second.toMinutes).toBeLessThanOrEqual(95);
    expect(ofTwo).toEqual(first);
  });

  it('is shorter with more technicians', () => {
    const line = { peopleAhead: 8, ahead: Array.from({ length: 8 }, () => tenMinutes) };
    const one = forecastWait(basis({ ...line, busyFor: [5] }));
    const three = forecastWait(basis({ ...line, serving: 3, busyFor: [5, 5, 5] }));

    expect(three.toMinutes).toBeLessThan(one.toMinutes / 2);
  });

  const eight = { peopleAhead: 8, ahead: Array.from({ length: 8 }, () => tenMinutes) };
  const middle = (change: Partial<WaitBasis>) => {
    const { fromMinutes, toMinutes } = forecastWait(basis({ ...eight, busyFor: [10], ...change }));
    return (fromMinutes + toMinutes) / 2;
  };

  it('is shorter when a colleague is planned to come, the sooner the shorter', () => {
    const soon = middle({ planned: [{ inMinutes: 10, by: 1 }] });
    const later = middle({ planned: [{ inMinutes: 60, by: 1 }] });

    expect(soon).toBeLessThan(later);
    expect(later).toBeLessThan(middle({}));
  });

  it('is longer when one of two is planned to go, and knows that the last one stays', () => {
    const two = { serving: 2, busyFor: [10, 10] };
    const goes = middle({ ...two, planned: [{ inMinutes: 15, by: -1 }] });

    expect(goes).toBeGreaterThan(middle(two));
    expect(middle({ planned: [{ inMinutes: 15, by: -1 }] })).toBe(middle({}));
  });

  it('waits through the break of who is alone', () => {
    const lunch = [
      { inMinutes: 15, by: -1 },
      { inMinutes: 45, by: 1 },
    ] as const;

    expect(middle({ planned: lunch })).toBeGreaterThan(middle({}) + 15);
  });

  it('has what half of all waits come to in its middle, not their mean', () => {
    const { fromMinutes, toMinutes } = forecastWait(
      basis({ peopleAhead: 1, ahead: [{ mean: 30, variance: 900 }], busyFor: [30] }),
    );

    // Of a lognormal wait with a mean of 60 whose deviation is about three quarters of it.
    expect((fromMinutes + toMinutes) / 2).toBeGreaterThan(44);
    expect((fromMinutes + toMinutes) / 2).toBeLessThan(54);
  });

  it('is longer by what lies between visits, and by who is more urgent and still to come', () => {
    // One that is under way and eight who wait.
    expect(middle({ between: 2 }) - middle({})).toBeCloseTo(17, -1);
    expect(middle({ overtaking: 0.2 }) / middle({})).toBeCloseTo(1.25, 1);
  });

  it('lets who goes for his break end his visit and come back to a new one', () => {
    const away = (minutes: number) =>
      middle({
        planned: [
          { inMinutes: 15, by: -1 },
          { inMinutes: 15 + minutes, by: 1 },
        ],
      }) - middle({});

    expect(away(0)).toBe(0);
    expect(away(30)).toBeGreaterThan(15);
    expect(away(30)).toBeLessThan(25);
  });

  it('says nothing else when what is planned comes after the turn', () => {
    expect(middle({ planned: [{ inMinutes: 600, by: 1 }] })).toBe(middle({}));
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
        fc.tuple(
          fc.double({ min: 0, max: 10, noNaN: true }),
          fc.double({ min: 0, max: 0.9, noNaN: true }),
        ),
        fc.double({ min: 0.7, max: 2.5, noNaN: true }),
        fc.array(
          fc.record({
            inMinutes: fc.integer({ min: 1, max: 600 }),
            by: fc.constantFrom<1 | -1>(1, -1),
          }),
          { maxLength: 12 },
        ),
        (time, peopleAhead, serving, busyFor, [between, overtaking], width, changes) => {
          const planned = changes.toSorted((one, other) => one.inMinutes - other.inMinutes);
          const at = (people: number) =>
            forecastWait({
              peopleAhead: people,
              ahead: people === 0 ? [] : [time],
              serving,
              busyFor,
              between,
              overtaking,
              planned,
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
