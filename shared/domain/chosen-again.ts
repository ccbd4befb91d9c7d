import type { TicketEvent } from './ticket.ts';
import type { VisitDraft } from './visit.ts';

/** Before the name of a triage question, among the details of a line of history. */
const answerPrefix = 'triage.';
/** How long a name among those details may be. */
const longestName = 40;

/** What somebody who came back chose this time. The ticket keeps what was chosen when it was made. */
export function chosenDetails(reason: VisitDraft['reason']): TicketEvent['details'] {
  if (reason === null) return {};
  const answers = Object.entries(reason.triage).map(
    ([question, answer]) => [`${answerPrefix}${question}`.slice(0, longestName), answer] as const,
  );
  return { category: reason.category, ...Object.fromEntries(answers) };
}

/** The same, read from a line of history; null in lines from before that was kept, and where nothing was chosen. */
export function chosenAgain(details: TicketEvent['details']): {
  readonly category: string;
  readonly triage: readonly (readonly [question: string, answer: string])[];
} | null {
  const { category } = details;
  if (category === undefined) return null;
  const triage = Object.entries(details)
    .filter(([name]) => name.startsWith(answerPrefix))
    .map(([name, answer]) => [name.slice(answerPrefix.length), String(answer)] as const);
  return { category: String(category), triage };
}
