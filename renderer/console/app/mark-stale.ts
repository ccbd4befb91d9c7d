import type { QueryClient } from '@tanstack/react-query';

/**
 * Reads anew what is on screen under a key. React Query lets a first fetch that is under way stand, and
 * its answer may be from before the change: that one is fetched once more.
 */
export async function markStale(client: QueryClient, queryKey: readonly unknown[]): Promise<void> {
  const first = client.getQueryCache().findAll({
    queryKey,
    predicate: ({ state }) => state.data === undefined && state.fetchStatus !== 'idle',
  });
  await client.invalidateQueries({ queryKey });
  if (first.length === 0) return;
  await client.invalidateQueries({ queryKey, predicate: (query) => first.includes(query) });
}
