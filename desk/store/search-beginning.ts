import { type SearchTerm, ftsQuery } from '../search/search-query.ts';
import type { TagSets } from '../search/search-tags.ts';
import { packed } from './packed-rows.ts';
import { asked, indexPage, newestOf, passing } from './search-index-page.ts';
import type { IndexQuestion, Wanted } from './search-question.ts';

/** FTS5 has an index of its own for beginnings of so many letters (search-tables.ts). */
const indexedBeginning = 3;

/** A last word of which only the beginning was typed, longer than FTS5 has in its index of beginnings. */
export interface LongBeginning {
  readonly letters: string;
  /** The words that must stand right before it, each with a blank after it. */
  readonly open: string;
  /** What else is asked. */
  readonly otherTerms: readonly SearchTerm[];
  readonly tags: TagSets;
}

export function longBeginning({ terms, tags }: IndexQuestion): LongBeginning | null {
  const last = terms.at(-1);
  const letters = last?.prefix === true ? (last.tokens.at(-1) ?? '') : '';
  if (Array.from(letters).length <= indexedBeginning) return null;
  const open = (last?.tokens.slice(0, -1) ?? []).map((token) => `${token} `).join('');
  return { letters, open, otherTerms: terms.slice(0, -1), tags };
}

/** For each hit that is wanted, so many tickets are looked through before something slower is asked. */
const lookedThrough = 2;

/**
 * To find the words that begin so FTS5 reads past all hits of their neighbours: a millisecond for one that all of a
 * million tickets have. So the beginning is first looked for in the newest tickets that have all the rest. If it is
 * rare there, the rest is looked for in the newest that have the beginning; and only then is the index asked for
 * both, for which it goes from hit to hit of the rarer through all of the other.
 */
export function beginningPage(
  question: IndexQuestion,
  wanted: Wanted,
  { letters, open, otherTerms, tags }: LongBeginning,
  parameters: unknown[],
): string {
  const parameter = (value: string) => `?${parameters.push(value)}`;
  const others = ftsQuery(otherTerms, tags);
  const beginning = { letters: parameter(letters), open: parameter(open) };
  const most = question.limit * lookedThrough;
  const full = (found: string, among: string) =>
    `(select count(*) from ${found}) = ${question.limit} or (select count(*) from ${among}) < ${most}`;
  const begins = `instr(' ' || d.body, ' ' || ${beginning.open} || ${beginning.letters}) > 0`;
  const words = `words (query) as materialized (${namedWords(beginning)})`;
  if (others === '') {
    const newest = `select number from search_document where number < ${asked.before}
      order by number desc limit ${most}`;
    return `with recursive rest as materialized (${newest}), ${words},
      found as materialized (${passing(question, wanted, 'rest', begins)})
    select case when ${full('found', 'rest')} then (${packed(wanted.columns, 'from found w')})
      else (${indexPage(question, wanted, `coalesce((select query from words), ${asked.match})`)}) end`;
  }
  const match = parameter(others);
  const hasOthers = haveAll(otherTerms, tags, parameter);
  return `with recursive rest as materialized (${newestOf(match, most)}), ${words},
      found as materialized (${passing(question, wanted, 'rest', begins)}),
      named as materialized (${newestOf('(select query from words)', most)}),
      fitting as materialized (${passing(question, wanted, 'named', hasOthers)})
    select case when ${full('found', 'rest')} then (${packed(wanted.columns, 'from found w')})
      when (select query from words) is null then (${indexPage(question, wanted)})
      when ${full('fitting', 'named')} then (${packed(wanted.columns, 'from fitting w')})
      else (${indexPage(question, wanted, `(select query || ' AND ' || ${match} from words)`)}) end`;
}

/** Whether a body has every other term and one tag of each set; its words stand with one blank between them. */
function haveAll(
  terms: readonly SearchTerm[],
  tags: TagSets,
  parameter: (value: string) => string,
): string {
  const has = (text: string) => `instr(' ' || d.body || ' ', ${parameter(` ${text} `)}) > 0`;
  return [
    ...terms.map(({ tokens }) => has(tokens.join(' '))),
    ...tags.map((set) => `(${set.map(has).join(' or ')})`),
  ].join(' and ');
}

/** So many words are named one by one; for more, FTS5 puts their hits together itself. */
const mostWords = 64;

/**
 * The query for all words of the index that begin so; null when there are none, or too many to name. For a beginning
 * itself FTS5 would put the hits of all of them together before it gives the first; of named words it reads the
 * newest only.
 */
function namedWords({
  letters,
  open,
}: {
  readonly letters: string;
  readonly open: string;
}): string {
  const begins = `substr(word.term, 1, length(${letters})) = ${letters}`;
  // The words hold letters and figures only, as everything that the index is made of.
  return `with recursive word (term, nth) as (
      select (select term from search_word where term >= ${letters} limit 1), 1
      union all
      select (select term from search_word where term >= word.term || char(1) limit 1), nth + 1
        from word where ${begins} and nth <= ${mostWords}
    ) select case when count(*) between 1 and ${mostWords}
        then '(' || group_concat('"' || ${open} || term || '"', ' OR ') || ')' end
      from word where ${begins}`;
}
