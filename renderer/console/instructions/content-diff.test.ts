import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyContent } from '../../../shared/domain/instruction-draft.ts';
import { type ContentLine, diffOf, linesOf } from './content-diff.ts';

const lines = fc.array(
  fc
    .constantFrom('a', 'b', 'c', 'd')
    .map((text): ContentLine => ({ variant: 'nl-A2', field: 'do', text })),
  { maxLength: 12 },
);

it('says which words went and which came', () => {
  const before = emptyContent('nl', 'Oud');
  const after = { ...emptyContent('nl', 'Nieuw'), reasons: ['wifi' as const] };

  const changes = diffOf(linesOf(before), linesOf(after));

  expect(changes.map(({ change, line }) => [change, line.field, line.text])).toEqual([
    ['gone', 'title', 'Oud'],
    ['added', 'reasons', 'wifi'],
    ['added', 'title', 'Nieuw'],
  ]);
});

it('holds both versions whole and in their order, and no change between equals', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const found = diffOf(before, after);
      const of = (leftOut: string) =>
        found.filter(({ change }) => change !== leftOut).map(({ line }) => line);
      expect(of('added')).toEqual(before);
      expect(of('gone')).toEqual(after);
      expect(diffOf(after, after).every(({ change }) => change === 'same')).toBe(true);
    }),
  );
});
