import { boundary } from './search-document.ts';
import type { TagSets } from './search-tags.ts';
import { tokensOf } from './search-tokens.ts';

/** Words that stand one after the other; of the last one perhaps only the beginning. */
export interface SearchTerm {
  readonly tokens: readonly string[];
  readonly prefix: boolean;
}

/** What somebody looks for; every term must occur. */
export interface SearchQuery {
  readonly terms: readonly SearchTerm[];
  /** Something was typed in which there is no word, as `%%`: nothing is found by it. */
  readonly wordless: boolean;
}

const mostTerms = 8;
const mostTokens = 12;
/** The beginning of a word is looked for from so many letters on. */
const shortestPrefix = 2;

/**
 * Any text is a query: words, "words in this order", and of the last word perhaps only the beginning.
 * `wi-fi` counts as two words in this order. A number is looked for as a whole.
 */
export function parseSearch(text: string): SearchQuery {
  const pieces = [...text.matchAll(/"([^"]*)"?|([^\s"]+)/gu)].map(([, quoted, bare]) => ({
    tokens: tokensOf(quoted ?? bare ?? '').slice(0, mostTokens),
    quoted: quoted !== undefined,
  }));
  const used = pieces.filter(({ tokens }) => tokens.length > 0).slice(0, mostTerms);
  const terms = used.map(({ tokens, quoted }, index) => ({
    tokens,
    prefix: !quoted && index === used.length - 1 && mayBegin(tokens.at(-1) ?? ''),
  }));
  return { terms, wordless: terms.length === 0 && text.trim() !== '' };
}

function mayBegin(token: string): boolean {
  return token.length >= shortestPrefix && !/^\p{N}+$/u.test(token);
}

/** The query for FTS5. All tokens are quoted, so nothing in them is an operator. */
export function ftsQuery(terms: readonly SearchTerm[], tags: TagSets): string {
  const phrase = (tokens: readonly string[]) => `"${tokens.join(' ')}"`;
  const words = terms.map(({ tokens, prefix }) =>
    prefix ? `${phrase(tokens)} *` : phrase(tokens),
  );
  const sets = tags.map((set) => `(${set.map((tag) => phrase([tag])).join(' OR ')})`);
  return [...words, ...sets].join(' AND ');
}

/** The same for PostgreSQL, as the text of a `tsquery`. */
export function tsQuery(terms: readonly SearchTerm[], tags: TagSets): string {
  const words = terms.map(({ tokens, prefix }) => {
    const lexemes = tokens.map((token) => `'${token}'`);
    return `(${lexemes.join(' <-> ')}${prefix ? ':*' : ''})`;
  });
  const sets = tags.map((set) => `(${set.map((tag) => `'${tag}'`).join(' | ')})`);
  return [...words, ...sets].join(' & ');
}

/** A body of the index as the text of a `tsvector`, each word with its place. */
export function tsVector(body: string): string {
  const places = new Map<string, number[]>();
  body.split(' ').forEach((token, at) => {
    const known = places.get(token);
    if (known === undefined) places.set(token, [at + 1]);
    else if (known.length < mostPlaces) known.push(at + 1);
  });
  return [...places].map(([token, at]) => `'${token}':${at.join(',')}`).join(' ');
}

/** PostgreSQL keeps no more places of one lexeme. */
const mostPlaces = 255;

/** Whether a body has every term; what the index answers, for tickets that are not in it yet. */
export function occurs(body: string, terms: readonly SearchTerm[]): boolean {
  const tokens = body.split(' ');
  return terms.every((term) => occurrences(tokens, 0, tokens.length, term) > 0);
}

/** How often a term stands whole between two places. */
function occurrences(
  tokens: readonly string[],
  from: number,
  to: number,
  { tokens: wanted, prefix }: SearchTerm,
): number {
  let count = 0;
  for (let at = from; at + wanted.length <= to; at += 1) {
    if (standsAt(tokens, at, wanted, prefix)) count += 1;
  }
  return count;
}

/** A plain loop: ranking asks this of every word of two hundred tickets. */
function standsAt(
  tokens: readonly string[],
  at: number,
  wanted: readonly string[],
  prefix: boolean,
): boolean {
  const last = wanted.length - 1;
  for (let offset = 0; offset < last; offset += 1) {
    if (tokens[at + offset] !== wanted[offset]) return false;
  }
  const given = tokens[at + last] ?? '';
  const asked = wanted[last] ?? '';
  return prefix ? given.startsWith(asked) : given === asked;
}

/** How much a word in the line itself weighs beside one in what was written. */
const headWeight = 4;
/** Saturation and length of BM25, with the usual constants. */
const k1 = 1.2;
const b = 0.75;
const usualLength = 120;

/**
 * How well a body fits, higher is better: BM25 without the rarity of words, since every hit has them
 * all, and with more weight on number, code, name and device.
 */
export function relevance(body: string, terms: readonly SearchTerm[]): number {
  const tokens = body.split(' ');
  const content = tokens.indexOf(boundary);
  const long = 1 - b + (b * (tokens.length - content)) / usualLength;
  let score = 0;
  for (const term of terms) {
    const often =
      occurrences(tokens, 0, content, term) * headWeight +
      occurrences(tokens, content, tokens.length, term);
    score += (often * (k1 + 1)) / (often + k1 * long);
  }
  return score;
}
