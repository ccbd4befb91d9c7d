import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWait } from './wait-estimate.ts';

describe('estimateWait', () => {
  it('says 0 to one visit when nobody is ahead', () => {
    expect(
      estimateWait({ peopleAhead: 0, serving: 1, recentServiceMinutes: [10, 10, 10, 10, 10] }),
    ).toEqual({ fromMinutes: 0, toMinutes: 10 });
  });

  it('halves when twice as many people serve', () => {
    const times = [8, 9, 10, 11, 12];

    expect(estimateWait({ peopleAhead: 4, serving: 1, recentServiceMinutes: times })).toEqual({
      fromMinutes: 36,
      toMinutes: 55,
    });
    expect(estimateWait({ peopleAhead: 4, serving: 2, recentServiceMinutes: times })).toEqual({
      fromMinutes: 18,
      toMinutes: 28,
    });
  });

  it('is always a range that grows with the people ahead', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.5, max: 120, noNaN: true }), { maxLength: 50 }),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 20 }),
        (recentServiceMinutes, peopleAhead, serving) => {
          const now = estimateWait({ peopleAhead, serving, recentServiceMinutes });
          const later = estimateWait({
            peopleAhead: peopleAhead + 1,
            serving,
            recentServiceMinutes,
          });
          expect(now.toMinutes).toBeGreaterThan(now.fromMinutes);
          expect(later.fromMinutes).toBeGreaterThanOrEqual(now.fromMinutes);
          expect(later.toMinutes).toBeGreaterThanOrEqual(now.toMinutes);
        },
      ),
    );
  });
});
