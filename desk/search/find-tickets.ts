import type { QueueItem } from '../../shared/domain/ticket.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { type Onlooker, type TicketFilter, passes } from '../../shared/domain/ticket-filter.ts';
import { type SearchPosition, percentBuilt, searchPosition } from '../store/search-index-store.ts';
import {
  type IndexQuestion,
  type WeighedHit,
  indexedTickets,
  itemsById,
  newestTickets,
  weighedHits,
} from '../store/search-store.ts';
import type { DeskDatabase } from '../store/tables.ts';
import { type Read, readSearched } from './read-searched.ts';
import { type SearchTerm, occurs, parseSearch, relevance } from './search-query.ts';
import { queueTags, tagSetsOf } from './search-tags.ts';

/** What somebody looks for. */
export interface TicketQuestion {
  readonly text: string;
  readonly filter: TicketFilter;
  /** The queues of which he may know; the others do not exist for him. */
  readonly queues: readonly WorkQueue[];
  readonly onlooker: Onlooker;
  readonly nowMs: number;
  readonly order: 'newest' | 'relevance';
  /** Only numbers below this one; not by relevance, which has one page. */
  readonly before: number | null;
  readonly limit: number;
}

export interface FoundTickets {
  readonly items: readonly QueueItem[];
  /** Pass as `before` for the next page; null at the end. */
  readonly next: number | null;
  /** How much of the index is built, 0 to 99; null when it is whole. */
  readonly indexed: number | null;
}

/** Relevance is weighed among so many of the newest hits. */
const weighed = 200;
/** Tickets that changed and are not in the index yet are read themselves, at most so many. */
const mostFresh = 200;

/** All tickets that have the words and pass the filter. Any text is fine; what has no word finds nothing. */
export async function findTickets(
  database: DeskDatabase,
  question: TicketQuestion,
): Promise<FoundTickets> {
  const { terms, wordless } = parseSearch(question.text);
  const { filter, queues, onlooker, before, limit } = question;
  const tags = tagSetsOf(filter, onlooker.accountId, onlooker.dayOf(question.nowMs));
  if (wordless) return { items: [], next: null, indexed: null };
  if (terms.length === 0 && tags.length === 0) {
    return page(await newestTickets(database.read, queues, before, limit + 1), limit, null);
  }
  const position = await searchPosition(database.read);
  const indexed = percentBuilt(position);
  const fresh = await readFresh(database, position, onlooker);
  const isFresh = new Set(fresh.map(({ item }) => item.ticketId));
  const asked: IndexQuestion = {
    terms,
    // A technician's question leaves out what he may not know before anything is counted.
    tags: queues.length < 3 ? [...tags, queueTags(queues)] : tags,
    queues,
    before: null,
    limit: weighed + fresh.length,
  };
  const freshHits = fresh.filter(
    ({ item, body }) =>
      queues.includes(item.queue) && passes(item, filter, onlooker) && occurs(body, terms),
  );
  if (question.order === 'relevance' && terms.length > 0) {
    const hits = (await weighedHits(database, asked)).filter(
      ({ ticketId }) => !isFresh.has(ticketId),
    );
    const best = bestFirst([...freshHits.map(weighedOf), ...hits], terms).slice(0, limit);
    return { items: await itemsById(database.read, best), next: null, indexed };
  }
  // A hit that is fresh is not believed, so there may be so many in vain.
  const hits = await indexedTickets(database, {
    ...asked,
    before,
    limit: limit + 1 + fresh.length,
  });
  const all = [
    ...hits.filter(({ ticketId }) => !isFresh.has(ticketId)),
    ...freshHits.map(({ item }) => item).filter(({ number }) => before === null || number < before),
  ];
  return page(
    all.toSorted((one, other) => other.number - one.number),
    limit,
    indexed,
  );
}

function page(found: readonly QueueItem[], limit: number, indexed: number | null): FoundTickets {
  const items = found.slice(0, limit);
  return {
    items,
    next: found.length > limit ? (items.at(-1)?.number ?? null) : null,
    indexed,
  };
}

function weighedOf({ item, body }: Read): WeighedHit {
  return { number: item.number, ticketId: item.ticketId, body };
}

/** The ids of hits, best first; of equal ones the newest. */
function bestFirst(hits: readonly WeighedHit[], terms: readonly SearchTerm[]): readonly string[] {
  return hits
    .toSorted((one, other) => other.number - one.number)
    .slice(0, weighed)
    .map(({ ticketId, body }) => ({ ticketId, score: relevance(body, terms) }))
    .toSorted((one, other) => other.score - one.score)
    .map(({ ticketId }) => ticketId);
}

/** What happened after the index stopped, as it is now: so a ticket is found in the moment it comes in. */
async function readFresh(
  database: DeskDatabase,
  position: SearchPosition,
  onlooker: Onlooker,
): Promise<readonly Read[]> {
  if (position.newestEventId <= position.eventId) return [];
  const rows = await database.read
    .selectFrom('event')
    .select('ticket_id')
    .where('event_id', '>', position.eventId)
    .orderBy('event_id', 'desc')
    .limit(mostFresh)
    .execute();
  const ids = [...new Set(rows.map((row) => row.ticket_id))];
  return readSearched(database.read, ids, onlooker.dayOf);
}
