import fc from 'fast-check';
import { expect, it } from 'vitest';
import { searchWords, searchable } from './search-text.ts';

it('finds words without regard to case, accents or the form of letters', () => {
  expect(searchable('  Café\tFINANCIËN ﬁle ')).toBe('cafe financien file');
});

it('searches for eight words at most, of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const words = searchWords(text);

      expect(words.length).toBeLessThanOrEqual(8);
      expect(words).not.toContain('');
    }),
  );
});
