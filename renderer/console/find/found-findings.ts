import type { i18n as I18n } from 'i18next';
import type { ShownFound } from './shown-found.ts';

/** As many as the desk finds of a kind. */
const mostFound = 5;

/**
 * Findings by their words in either language, which no ticket has: each leads to the tickets on which it was the
 * worst. Words may be beginnings.
 */
export function foundFindings(
  i18n: I18n,
  typed: string,
): readonly (ShownFound & { readonly code: string })[] {
  const wanted = wordsOf(typed);
  // Every finding has all of no words.
  if (wanted.length === 0) return [];
  const languages = [i18n.getFixedT('nl'), i18n.getFixedT('en')];
  const catalogue: unknown = i18n.getResourceBundle(i18n.language, 'findings');
  if (typeof catalogue !== 'object' || catalogue === null) return [];
  return Object.keys(catalogue)
    .filter((code) => {
      const words = wordsOf(languages.map((t) => t(`findings:${code}.a2`)).join(' '));
      return wanted.every((word) => words.some((each) => each.startsWith(word)));
    })
    .slice(0, mostFound)
    .map((code) => ({
      code,
      id: `found finding ${code}`,
      words: i18n.t(`findings:${code}.a2`),
      line: '',
      to: '/',
      search: { view: 'archive', finding: code },
    }));
}

/** Lower case and without accents. */
function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
