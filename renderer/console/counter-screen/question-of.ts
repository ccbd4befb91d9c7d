import type { TFunction } from 'i18next';
import type {
  CounterQuestion,
  QuestionChange,
} from '../../../shared/contract/counter-screen-contract.ts';
import { compareReadouts } from '../../../shared/domain/compare-readouts.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { plainFindingWords } from '../parts/plain-finding.ts';
import { pairOf, readingsOf } from '../reading/readings-of.ts';

const mostChanges = 4;

/** What a visitor is asked of his ticket: nothing in it says who he is. */
export function questionOf(
  ticket: Pick<Ticket, 'item' | 'locale' | 'resolution' | 'readout' | 'readings' | 'kioskName'>,
  questionId: string,
  sayIn: (locale: Locale) => TFunction,
): CounterQuestion {
  const { item, locale, resolution } = ticket;
  return {
    questionId,
    visitCode: item.visitCode,
    locale,
    solution: resolution?.solution ?? null,
    changes: changesOf(ticket, sayIn(locale)),
  };
}

/** What the first and the last reading of his device say, if it was read twice. */
function changesOf(
  ticket: Pick<Ticket, 'readout' | 'readings' | 'kioskName'>,
  say: TFunction,
): QuestionChange[] {
  const pair = pairOf(readingsOf(ticket), { before: null, after: null });
  if (pair === null) return [];
  const { sameDevice, findings } = compareReadouts(pair.before.readout, pair.after.readout);
  if (sameDevice === 'no') return [];
  return (
    findings
      .filter(({ finding }) => finding.verdict === 'fault' || finding.verdict === 'attention')
      // What was not asked again may still be there.
      .filter(({ fate }) => fate !== 'gone' || pair.after.readout.complete)
      .slice(0, mostChanges)
      .map(({ fate, finding }) => ({
        fate,
        verdict: finding.verdict,
        words: plainFindingWords(say, finding).slice(0, 600),
      }))
  );
}
