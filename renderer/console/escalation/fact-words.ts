import type { TFunction } from 'i18next';
import type { FactWords } from '../../../shared/domain/escalation.ts';
import { findingWords, triageWords } from '../parts/ticket-words.ts';

/** The words for the facts of a ticket in the language of the console. */
export function factWordsOf(t: TFunction<'escalation'>): FactWords {
  return {
    category: (category) => t(`words:category.${category}`),
    since: (since) => t(`words:urgency.since.${since}`),
    triage: (category, question, answer) => {
      const { title, said } = triageWords(t, category, question, answer);
      return `${title} ${said}`;
    },
    deviceKind: (kind) => t(`devices:kind.${kind}`),
    finding: (finding) => findingWords(t, finding),
    nothingFound: t('nothing-found'),
  };
}
