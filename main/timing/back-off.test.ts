import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delayAfter } from './back-off.ts';

describe('waiting after failures', () => {
  it('doubles up to its largest, half of it by chance', () => {
    const rule = { firstMs: 1000, largestMs: 30_000 };

    expect(delayAfter(1, { ...rule, random: () => 0 })).toBe(500);
    expect(delayAfter(3, { ...rule, random: () => 0.5 })).toBe(3000);
    expect(delayAfter(50, { ...rule, random: () => 0 })).toBe(15_000);
  });

  it('is always between half of the first and the largest', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (failures, chance) => {
          const delay = delayAfter(failures, {
            firstMs: 1000,
            largestMs: 30_000,
            random: () => chance,
          });
          expect(delay >= 500 && delay <= 30_000).toBe(true);
        },
      ),
    );
  });
});
