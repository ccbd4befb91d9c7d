import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mostOfMoment, pageOfMoments } from './moment-page.ts';

it('gives every line on exactly one page, in order', () => {
  const moments = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 }).map((numbers) =>
    [...new Set(numbers)]
      .toSorted((one, other) => other - one)
      .flatMap((number) =>
        Array.from({ length: 1 + (number % 3) }, (_none, nth) => ({
          at: String(number).padStart(2, '0'),
          nth,
        })),
      ),
  );
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 9 }), (lines, limit) => {
      const seen: typeof lines = [];
      let before: string | null = null;
      for (;;) {
        const left = lines.filter((line) => before === null || line.at < before);
        const page = pageOfMoments(left.slice(0, limit + mostOfMoment), limit);
        seen.push(...page.entries);
        before = page.next;
        if (before === null) break;
      }

      expect(seen).toEqual(lines);
    }),
  );
});
