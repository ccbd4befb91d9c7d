import type { Escalation } from './escalation.ts';
import type { Locale } from './locale.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

/** The words of one language for what was tried and left codes in the history. */
export interface TriedWords {
  /** Who did it: a name, or a word for the visitor and the desk. */
  readonly actor: (actor: string) => string;
  /** What he did, without his name. */
  readonly deed: (event: TicketEvent) => string;
  /** Said of an answer at the kiosk that was not enough. */
  readonly notEnough: string;
}

/**
 * What was tried so far, oldest first: by the visitor at the kiosk and with instructions, notes of the
 * technicians, steps of procedures that were done, work that somebody wrote down and did not withdraw,
 * earlier solutions. What was typed at the newest escalation already says all that went before it.
 */
export function triedSoFar(
  history: Ticket['history'],
  newest: Pick<Escalation, 'tried'> | null,
  locale: Locale,
  words: TriedWords,
): string {
  const typed = newest?.tried ?? '';
  const escalatedAt = history.findLastIndex(({ kind }) => kind === 'ticket.escalated');
  const since = typed === '' ? history : history.slice(escalatedAt + 1);
  const withdrawn = new Set(
    history.flatMap(({ kind, details }) =>
      kind === 'ticket.work-withdrawn' ? [details['entryId']] : [],
    ),
  );
  const said = since.flatMap((event) => {
    const { entryId } = event.details;
    // A line of before it had an id in the history is never found here.
    if (event.kind === 'ticket.work-logged' && entryId !== undefined && withdrawn.has(entryId)) {
      return [];
    }
    const tried = triedBy(event, locale, words);
    return tried === null ? [] : [`${words.actor(tried.actor)}: ${tried.words}`];
  });
  return (typed === '' ? said : [typed, ...said]).join('\n').slice(0, 4000);
}

/** Events of which the words say what was tried. */
const tells: ReadonlySet<TicketEvent['kind']> = new Set([
  'ticket.noted',
  'ticket.work-logged',
  'ticket.resolved',
  'ticket.reopened',
  'ticket.handed-over',
  'ticket.escalation-ended',
]);

function triedBy(
  event: TicketEvent,
  locale: Locale,
  words: TriedWords,
): { readonly actor: string; readonly words: string } | null {
  const { actor, kind, details } = event;
  switch (kind) {
    case 'ticket.created':
      // The kiosk wrote the line; the visitor is who tried.
      return details['selfHelp'] === 'not-enough'
        ? { actor: 'visitor', words: words.notEnough }
        : null;
    case 'ticket.instructions-given':
    case 'ticket.instruction-failed':
    case 'ticket.instruction-worked':
      return { actor, words: words.deed(event) };
    case 'ticket.step-done': {
      const step = stepOf(event, locale);
      return step === null ? null : { actor, words: step };
    }
    default:
      return event.words !== null && tells.has(kind) ? { actor, words: event.words } : null;
  }
}

/** The title of a step that was done, with what was read at it. */
function stepOf({ details }: TicketEvent, locale: Locale): string | null {
  const { [locale]: title, value } = details;
  if (typeof title !== 'string') return null;
  return typeof value === 'string' ? `${title} (${value})` : title;
}
