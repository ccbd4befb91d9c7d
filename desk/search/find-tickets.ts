import type { QueueItem } from '../../shared/domain/ticket.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { type Onlooker, type TicketFilter, passes } from '../../shared/domain/ticket-filter.ts';
import { type SearchPosition, percentBuilt, searchPosition } from '../store/search-index-store.ts';
import { type Hit, indexedTickets, newestTickets } from '../store/search-store.ts';
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
const weighed = 300;
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
  const byRelevance = question.order === 'relevance' && terms.length > 0;
  const hits = await indexedTickets(
    database,
    {
      terms,
      // A technician's question leaves out what he may not know before anything is counted.
      tags: queues.length < 3 ? [...tags, queueTags(queues)] : tags,
      queues,
      before: byRelevance ? null : before,
      // A hit that is fresh is not believed, so there may be so many in vain.
      limit: (byRelevance ? weighed : limit + 1) + fresh.length,
    },
    byRelevance,
  );
  const all = [
    ...hits.filter(({ item }) => !isFresh.has(item.ticketId)),
    ...fresh.filter(
      ({ item, body }) =>
        queues.includes(item.queue) &&
        (byRelevance || before === null || item.number < before) &&
        passes(item, filter, onlooker) &&
        occurs(body, terms),
    ),
  ];
  const newestFirst = all.toSorted((one, other) => other.item.number - one.item.number);
  if (!byRelevance) return page(newestFirst, limit, indexed);
  return { items: bestFirst(newestFirst, terms).slice(0, limit), next: null, indexed };
}

function page(hits: readonly Hit[], limit: number, indexed: number | null): FoundTickets {
  const items = hits.slice(0, limit).map(({ item }) => item);
  return {
    items,
    next: hits.length > limit ? (items.at(-1)?.number ?? null) : null,
    indexed,
  };
}

/** Equal ones stay in the order in which they come. */
function bestFirst(hits: readonly Hit[], terms: readonly SearchTerm[]): readonly QueueItem[] {
  return hits
    .slice(0, weighed)
    .map(({ item, body }) => ({ item, score: relevance(body ?? '', terms) }))
    .toSorted((one, other) => other.score - one.score)
    .map(({ item }) => item);
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
