import type { TicketMarks } from '../../shared/domain/ticket-marks.ts';
import { passes } from '../../shared/domain/ticket-filter.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import { markedTickets } from '../store/marked-store.ts';
import { percentBuilt, searchPosition } from '../store/search-index-store.ts';
import type { DeskDatabase } from '../store/tables.ts';
import type { TicketQuestion } from './find-tickets.ts';
import { readFresh } from './read-fresh.ts';
import { type SearchTerm, occurs, relevance } from './search-query.ts';

/** What has the marks and passes the rest of a question, in its order, and how much of the index is built. */
export interface FoundMarked {
  readonly items: readonly QueueItem[];
  readonly indexed: number | null;
}

/**
 * Among the open tickets with the marks, which are few, the rest is looked for one by one. Their words are those of
 * the index, or their own when they changed since.
 */
export async function findMarked(
  { read }: DeskDatabase,
  { filter, queues, onlooker, nowMs, order, before }: TicketQuestion,
  marks: TicketMarks,
  terms: readonly SearchTerm[],
): Promise<FoundMarked> {
  // The place is read first: what the index has since then is only newer.
  const position = terms.length === 0 ? null : await searchPosition(read);
  const { accountId } = onlooker;
  const all = await markedTickets(read, marks, { queues, accountId, nowMs }, position !== null);
  const marked = all.filter(
    ({ item }) => passes(item, filter, onlooker) && (before === null || item.number < before),
  );
  if (position === null) return { items: marked.map(({ item }) => item), indexed: null };
  const fresh = new Map(
    (await readFresh(read, position, onlooker.dayOf)).map(({ item, body }) => [
      item.ticketId,
      body,
    ]),
  );
  const hits = marked
    .map(({ item, body }) => ({ item, body: fresh.get(item.ticketId) ?? body ?? '' }))
    .filter(({ body }) => occurs(body, terms));
  const ordered =
    order === 'newest'
      ? hits
      : hits
          .map((hit) => ({ ...hit, score: relevance(hit.body, terms) }))
          .toSorted((one, other) => other.score - one.score);
  return { items: ordered.map(({ item }) => item), indexed: percentBuilt(position) };
}
