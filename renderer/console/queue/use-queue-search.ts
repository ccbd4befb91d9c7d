import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { queueSearchSchema, type QueueSearch } from './queue-view.ts';

/**
 * What the address says of view and filters. Parsed here, not typed through the router: the route
 * tree is made of these same components, and TypeScript gives such a circle the type `any`.
 */
export function useQueueSearch(): QueueSearch {
  const search: unknown = useSearch({ strict: false });
  return useMemo(() => queueSearchSchema.parse(search), [search]);
}
