import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inFileNames, withFileNames, withoutFileNames } from './file-words.ts';
import { occurs, parseSearch } from './search-query.ts';

const body = '12 a3 # het wifi doet het niet # #q:advice #s:waiting';

it('finds a ticket by the name of a file, among all words and among files alone', () => {
  const named = withFileNames(body, ['Factuur juni.pdf']);
  const { terms } = parseSearch('juni fact');

  expect(named).toBe(
    '12 a3 # factuur juni pdf het wifi doet het niet # #q:advice #s:waiting #n:factuur #n:juni #n:pdf',
  );
  expect([occurs(named, terms), occurs(named, inFileNames(terms))]).toEqual([true, true]);
});

it('does not take a word of a visitor for one of a file', () => {
  const named = withFileNames(body, ['Factuur juni.pdf']);

  expect(occurs(named, inFileNames(parseSearch('wifi').terms))).toBe(false);
});

it('takes exactly what it put in out again, whatever files are called', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 20 }), (names) => {
      expect(withoutFileNames(withFileNames(body, names))).toBe(body);
    }),
  );
});
