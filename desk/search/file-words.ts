import { boundary } from './search-document.ts';
import type { SearchTerm } from './search-query.ts';
import { tokensOf } from './search-tokens.ts';

/** Marks a word of a file's name among the tags; no text can have it. */
const mark = '#n:';

/**
 * A body with the names of the files on its ticket: first of what was written, so that nothing else pushes them out,
 * and once more as tags in the same order, by which a file alone is asked for.
 */
export function withFileNames(body: string, names: readonly string[]): string {
  const tokens = names.flatMap((name) => tokensOf(name));
  if (tokens.length === 0) return body;
  const words = body.split(' ');
  const content = words.indexOf(boundary) + 1;
  return [
    ...words.slice(0, content),
    ...tokens,
    ...words.slice(content),
    ...tokens.map((token) => `${mark}${token}`),
  ].join(' ');
}

/** The same body without them. */
export function withoutFileNames(body: string): string {
  const words = body.split(' ');
  const kept = words.filter((word) => !word.startsWith(mark));
  const content = kept.indexOf(boundary) + 1;
  return kept.toSpliced(content, words.length - kept.length).join(' ');
}

/** What is asked of the index for tickets with files whose names have these words. */
export function inFileNames(terms: readonly SearchTerm[]): readonly SearchTerm[] {
  return terms.map(({ tokens, prefix }) => ({
    tokens: tokens.map((token) => `${mark}${token}`),
    prefix,
  }));
}
