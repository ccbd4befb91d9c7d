import type { Locale } from '../locale.ts';

/**
 * What sounds as one vowel in Dutch, longest first (Woordenlijst Nederlandse Taal, the rules for
 * dividing words). A letter with a diaeresis is in none of them: it begins a syllable.
 */
const dutchNuclei = [
  'eau',
  'aai',
  'ooi',
  'oei',
  'eeu',
  'ieu',
  'aa',
  'ee',
  'oo',
  'uu',
  'ie',
  'oe',
  'eu',
  'ui',
  'ij',
  'ei',
  'ai',
  'au',
  'ou',
];
const dutchNucleus = new RegExp(`${dutchNuclei.join('|')}|[aeiouyàáâäèéêëìíîïòóôöùúûü]`, 'gu');

/**
 * The syllables of a word, at least one. It counts vowels as they are written, so that loanwords count
 * for one too many now and then (`update`): a text is judged by hundreds of words, not by one.
 */
export function syllablesOf(word: string, locale: Locale): number {
  const plain = word.toLowerCase().normalize('NFC');
  return Math.max(1, locale === 'nl' ? dutchSyllables(plain) : englishSyllables(plain));
}

function dutchSyllables(word: string): number {
  // In `qu` the u is no vowel, nor is a y that begins a word.
  const sounded = word.replaceAll('qu', 'q').replace(/^y(?=[aeiou])/u, '');
  return sounded.match(dutchNucleus)?.length ?? 0;
}

function englishSyllables(word: string): number {
  const letters = word
    .normalize('NFD')
    .replace(/[^a-z]/gu, '')
    .replaceAll('qu', 'q')
    .replace(/^y/u, '');
  const ending = letters
    // The e of `take`, `takes` and `opened` is not heard; that of `table`, `boxes` and `wanted` is.
    .replace(/(?<=[aeiouy].*[^aeiouyl])e$|(?<=[aeiouy]l)e$/u, '')
    .replace(/(?<=[aeiouy].*[^aeiouysxz](?<!ch|sh|[cg]))es$/u, 's')
    .replace(/(?<=[aeiouy].*[^aeiouytd])ed$/u, 'd');
  const groups = ending.match(/[aeiouy]+/gu) ?? [];
  // Two vowels that are heard apart: `vi-a`, `vide-o`, `cre-ate`; not those of `-tion` and `-cial`.
  const apart = ending.match(/(?<![tcsg])i[ao]|eo(?!u)|(?<=cr)ea|ua|iu/gu) ?? [];
  return groups.length + apart.length;
}
