import { useInfiniteQuery } from '@tanstack/react-query';
import type { Fault } from '../../../shared/base/fault.ts';
import type { QueueItem } from '../../../shared/domain/ticket.ts';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { type QueueSearch, isAsked, questionOf } from './queue-view.ts';

/** Tickets that the desk found, page by page. */
export interface FoundTickets {
  readonly items: readonly QueueItem[];
  readonly busy: boolean;
  readonly fault: Fault | null;
  /** Percent of the index that is built, while older tickets are not found yet; else null. */
  readonly indexed: number | null;
  /** Brings the next page; null when there is none. */
  readonly more: (() => void) | null;
}

/** What the desk finds for an address; nothing while the page itself holds all of the list. */
export function useFoundTickets(search: QueueSearch): FoundTickets {
  const { desk } = useParts();
  const question = isAsked(search) ? questionOf(search) : null;
  const order = question?.q === '' ? 'newest' : (search.order ?? 'newest');
  const found = useInfiniteQuery({
    queryKey: ['search', question, order],
    queryFn: ({ pageParam }) =>
      valueOf(
        desk.call('ticket.search', {
          query: { ...question, order, ...(pageParam === null ? {} : { before: pageParam }) },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
    enabled: question !== null,
  });
  return {
    items: found.data?.pages.flatMap((page) => page.items) ?? [],
    busy: question !== null && (found.isPending || found.isFetchingNextPage),
    fault: faultOf(found.error),
    indexed: found.data?.pages[0]?.indexed ?? null,
    more: found.hasNextPage ? () => void found.fetchNextPage() : null,
  };
}
