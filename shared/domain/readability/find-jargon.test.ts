import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JargonTerm } from '../jargon.ts';
import { jargonIn } from './find-jargon.ts';

const term = (words: string, locale: 'nl' | 'en' = 'nl'): JargonTerm => ({
  termId: '01890000-0000-7000-8000-000000000001',
  locale,
  term: words,
  explanation: 'Wat het betekent',
  instead: 'gewoon woord',
});
const found = (text: string, terms: readonly JargonTerm[]) =>
  jargonIn(text, terms, 'nl').flatMap(({ text: piece, term: one }) => (one === null ? [] : piece));

it('finds a word in any case and in the plural, and not inside a longer word', () => {
  const terms = [term('account'), term('VPN')];

  expect(found('Je Account, twee accounts en je accountnaam via vpn.', terms)).toEqual([
    'Account',
    'accounts',
    'vpn',
  ]);
});

it('takes the longest word, and no word of another language', () => {
  expect(
    found('Zet two-factor aan, reboot.', [term('two'), term('two-factor'), term('reboot', 'en')]),
  ).toEqual(['two-factor']);
});

it('loses nothing of the text, whatever is in it or in the list', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.array(fc.string({ minLength: 1 }), { maxLength: 5 }),
      (text, words) => {
        const pieces = jargonIn(
          text,
          words.map((each) => term(each)),
          'nl',
        );
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      },
    ),
  );
});
