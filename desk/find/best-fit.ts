import { tokensOf } from '../search/search-tokens.ts';

/** What is weighed of a thing. */
export interface Weighed {
  /** What it is called, in every language. */
  readonly names: readonly string[];
  /** Everything else by which it may be found. */
  readonly also?: string;
}

/** Whether each word is the beginning of a word of the thing. */
export function fits({ names, also }: Weighed, words: readonly string[]): boolean {
  const tokens = tokensOf([...names, also ?? ''].join(' '));
  return words.length > 0 && words.every((word) => hasBeginning(tokens, word));
}

/**
 * The best first: what is called exactly so, then what begins so, then what has every word in its name, then the
 * rest. Equal ones stay in the order in which they come.
 */
export function bestFirst<T>(
  things: readonly T[],
  words: readonly string[],
  weighedOf: (thing: T) => Weighed,
  most: number,
): readonly T[] {
  const typed = words.join(' ');
  return things
    .map((thing) => ({
      thing,
      rank: Math.min(...weighedOf(thing).names.map((name) => rankOf(tokensOf(name), words, typed))),
    }))
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ thing }) => thing);
}

function rankOf(name: readonly string[], words: readonly string[], typed: string): number {
  const whole = name.join(' ');
  if (whole === typed) return 0;
  if (whole.startsWith(typed)) return 1;
  return words.every((word) => hasBeginning(name, word)) ? 2 : 3;
}

function hasBeginning(tokens: readonly string[], word: string): boolean {
  return tokens.some((token) => token.startsWith(word));
}
