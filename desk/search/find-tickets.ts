import type { QueueItem } from '../../shared/domain/ticket.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { type Onlooker, type TicketFilter, passes } from '../../shared/domain/ticket-filter.ts';
import { marksOf } from '../../shared/domain/ticket-marks.ts';
import { percentBuilt } from '../store/search-index-store.ts';
import type { IndexAnswer } from '../store/search-question.ts';
import {
  type WeighedHit,
  indexedTickets,
  itemsById,
  newestTickets,
  weighedHits,
} from '../store/search-store.ts';
import type { DeskDatabase } from '../store/tables.ts';
import { inFileNames } from './file-words.ts';
import { findMarked } from './find-marked.ts';
import { readFresh } from './read-fresh.ts';
import type { Read } from './read-searched.ts';
import { type SearchTerm, occurs, parseSearch, relevance } from './search-query.ts';
import { queueTags, tagSetsOf } from './search-tags.ts';

/** What somebody looks for. */
export interface TicketQuestion {
  readonly text: string;
  /** Only in the names of files; else in all that was written. */
  readonly inFiles?: boolean;
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
const weighed = 100;

/** All tickets that have the words and pass the filter. Any text is fine; what has no word finds nothing. */
export async function findTickets(
  database: DeskDatabase,
  question: TicketQuestion,
): Promise<FoundTickets> {
  const { terms: typed, wordless } = parseSearch(question.text);
  const terms = question.inFiles === true ? inFileNames(typed) : typed;
  const { filter, queues, onlooker, before, limit } = question;
  const tags = tagSetsOf(filter, onlooker.accountId, onlooker.dayOf(question.nowMs));
  if (wordless) return { items: [], next: null, indexed: null };
  const marks = marksOf(filter);
  if (marks !== null) {
    const found = await findMarked(database, question, marks, terms);
    const whole = page(found.items, limit, found.indexed);
    // By relevance there is one page.
    return question.order === 'relevance' && terms.length > 0 ? { ...whole, next: null } : whole;
  }
  if (terms.length === 0 && tags.length === 0) {
    return page(await newestTickets(database.read, queues, before, limit + 1), limit, null);
  }
  // A technician's question leaves out what he may not know before anything is counted.
  const asked = { terms, tags: queues.length < 3 ? [...tags, queueTags(queues)] : tags, queues };
  const passing = ({ item, body }: Read) =>
    queues.includes(item.queue) && passes(item, filter, onlooker) && occurs(body, terms);
  if (question.order === 'relevance' && terms.length > 0) {
    const found = await withFresh(database, onlooker, weighed, (most) =>
      weighedHits(database, { ...asked, before: null, limit: most }),
    );
    const hits = [...found.fresh.filter(passing).map(weighedOf), ...found.hits];
    const best = bestFirst(hits, terms).slice(0, limit);
    return { items: await itemsById(database, best, queues), next: null, indexed: found.indexed };
  }
  const found = await withFresh(database, onlooker, limit + 1, (most) =>
    indexedTickets(database, { ...asked, before, limit: most }),
  );
  const fresh = found.fresh
    .filter(passing)
    .map(({ item }) => item)
    .filter(({ number }) => before === null || number < before);
  return page(
    [...found.hits, ...fresh].toSorted((one, other) => other.number - one.number),
    limit,
    found.indexed,
  );
}

/**
 * At least `wanted` hits of the index where there are so many, and apart from them the tickets that changed since, as
 * they are now: a hit of the index that changed is not believed.
 */
async function withFresh<Hit extends { readonly ticketId: string }>(
  database: DeskDatabase,
  onlooker: Onlooker,
  wanted: number,
  ask: (most: number) => Promise<IndexAnswer<Hit>>,
): Promise<{
  readonly hits: readonly Hit[];
  readonly fresh: readonly Read[];
  readonly indexed: number | null;
}> {
  const first = await ask(wanted);
  const fresh = await readFresh(database.read, first.position, onlooker.dayOf);
  const isFresh = new Set(fresh.map(({ item }) => item.ticketId));
  const believed = (hits: readonly Hit[]) => hits.filter(({ ticketId }) => !isFresh.has(ticketId));
  const indexed = percentBuilt(first.position);
  const hits = believed(first.hits);
  if (first.hits.length < wanted || hits.length === wanted) return { hits, fresh, indexed };
  const more = await ask(wanted + fresh.length);
  return { hits: believed(more.hits), fresh, indexed };
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
