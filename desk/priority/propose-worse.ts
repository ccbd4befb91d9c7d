import en from '../../assets/locales/en/priority.json' with { type: 'json' };
import nl from '../../assets/locales/nl/priority.json' with { type: 'json' };
import type { Worse } from '../../shared/domain/earlier-answer.ts';
import type { PriorityMatrix } from '../../shared/domain/priority.ts';
import type { TicketEvent } from '../../shared/domain/ticket.ts';
import { worsened } from '../../shared/domain/worsened.ts';
import type { LaterProposal, StoredTicket } from '../ticket/stored-ticket.ts';

const worseWords = {
  visit: { nl: nl.worse.argument, en: en.worse.argument },
  page: { nl: nl.worse['on-page'], en: en.worse['on-page'] },
};

/**
 * A ticket with the proposal that follows from what its visitor says of it now, and what the history tells of that. Like
 * the first proposal, which it leaves as it was, it counts until a technician accepts it or decides otherwise.
 */
export function proposeWorse(
  ticket: StoredTicket,
  worse: Worse,
  matrix: PriorityMatrix,
  { on, ...heard }: Pick<LaterProposal, 'at' | 'by'> & { readonly on: 'visit' | 'page' },
): { readonly ticket: StoredTicket; readonly said: TicketEvent['details'] } {
  const { item, document, locale } = ticket;
  const proposal = worsened(document.assessment, worse, matrix, worseWords[on][locale][worse]);
  if (proposal === null) return { ticket, said: { worse } };
  const { priority } = proposal;
  const laterProposals = [...document.laterProposals, { ...heard, proposal }];
  return {
    ticket: {
      ...ticket,
      item: { ...item, priority, priorityAccepted: false },
      document: { ...document, laterProposals, assessment: proposal },
    },
    said: { worse, fromPriority: item.priority, toPriority: priority },
  };
}
