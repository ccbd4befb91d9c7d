/** Letters that Unicode takes apart no further, as people type them without their mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
};

/** Longest word that is kept; what is longer is no word that somebody types. */
const longestToken = 48;

/**
 * The words of a text as they are searched: lower case, without diacritics, split at everything that
 * is neither letter nor figure. Nothing is stemmed, so that no Dutch word becomes another one.
 */
export function tokensOf(text: string): readonly string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđłı]/gu, (letter) => plainLetters[letter] ?? letter)
    // Lower case may bring marks back.
    .replace(/\p{M}+/gu, '');
  return [...plain.matchAll(/[\p{L}\p{N}]+/gu)].map(([token]) =>
    Array.from(token).slice(0, longestToken).join(''),
  );
}

/** Most words of a search in a register; each must occur. */
const mostWords = 8;

/** Text of a register as it is searched by parts of its words. */
export function searchable(text: string): string {
  return tokensOf(text).join(' ');
}

/** The words of a search in a register. */
export function searchWords(query: string): readonly string[] {
  return tokensOf(query).slice(0, mostWords);
}
