import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { SearchTerm } from '../search/search-query.ts';
import type { TagSets } from '../search/search-tags.ts';
import type { SearchPosition } from './search-index-store.ts';

/** What the index is asked. */
export interface IndexQuestion {
  readonly terms: readonly SearchTerm[];
  readonly tags: TagSets;
  /** Only tickets that stand in one of these now, whatever the index says. */
  readonly queues: readonly WorkQueue[];
  /** Only numbers below this one. */
  readonly before: number | null;
  readonly limit: number;
}

/** What the index says, and how far it was when it said so. */
export interface IndexAnswer<Hit> {
  readonly position: SearchPosition;
  readonly hits: readonly Hit[];
}

/** Above every number that a ticket can have. */
export const anyNumber = 2_147_483_647;

/**
 * What is asked of each hit: the line of its ticket, which then must stand in one of the queues, or the words by
 * which it is weighed; of those that are shown the line is asked afterwards.
 */
export interface Wanted {
  readonly of: 'ticket' | 'document';
  readonly columns: readonly string[];
}
