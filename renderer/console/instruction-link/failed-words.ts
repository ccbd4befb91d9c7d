import type { TFunction } from 'i18next';
import type { GivenLink } from '../../../shared/contract/instruction-link-routes.ts';

type Given = GivenLink['instructions'][number];

/** What did not work, in a sentence: one step, or all of it together. */
export function failedWords(
  t: TFunction,
  title: string,
  { step, words }: Given['failingSteps'][number],
): string {
  return step === 0
    ? t('instruction-links:failed-whole', { title })
    : t('instruction-links:failed', { title, step, words });
}
