import type { TFunction } from 'i18next';
import type { TriedWords } from '../../../shared/domain/tried-so-far.ts';
import { instructionDetails } from '../instruction-link/event-details.ts';
import { actorWords, deedWords } from '../parts/ticket-words.ts';

/** The words for what was tried in the language of the console, as the history says it. */
export function triedWordsOf(t: TFunction): TriedWords {
  return {
    actor: (actor) => actorWords(t, actor),
    deed: (event) => `${deedWords(t, event)}${instructionDetails(t, event) ?? ''}`,
    notEnough: t('details:self-help-told.not-enough'),
  };
}
