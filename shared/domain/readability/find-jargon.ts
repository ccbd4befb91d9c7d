import type { JargonTerm } from '../jargon.ts';
import type { Locale } from '../locale.ts';

/** A piece of a text; `term` is there when it is a word of the list. */
export interface JargonPiece {
  readonly text: string;
  readonly term: JargonTerm | null;
}

/**
 * A text in pieces that put together are that text, with the words of the list apart. A plural is the
 * same word; a part of a longer word is not.
 */
export function jargonIn(
  text: string,
  terms: readonly JargonTerm[],
  locale: Locale,
): readonly JargonPiece[] {
  const spoken = terms.filter((term) => term.locale === locale);
  if (spoken.length === 0 || text === '') return text === '' ? [] : [{ text, term: null }];
  const byWord = new Map(spoken.map((term) => [term.term.toLowerCase(), term]));
  // Longest first, so that `two-factor` is not found as something shorter.
  const words = [...byWord.keys()].toSorted((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(${words.join('|')})(?:['’]?s|en)?(?![\\p{L}\\p{N}])`,
    'giu',
  );
  const pieces: JargonPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), term: null });
    pieces.push({ text: match[0], term: byWord.get((match[1] ?? '').toLowerCase()) ?? null });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), term: null });
  return pieces;
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);
}
