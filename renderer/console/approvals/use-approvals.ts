import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';

export const approvalsKey = ['approvals'] as const;

/** How often an open page looks for new requests, in milliseconds. */
const lookEveryMs = 60_000;

/** How many requests wait for whoever is signed in. */
export function useOpenApprovals(asks: boolean): number {
  const { desk } = useParts();
  const { data } = useQuery({
    queryKey: [...approvalsKey, 'count'],
    queryFn: () => valueOf(desk.call('approval.inbox', { query: { limit: 1 } })),
    enabled: asks,
    refetchInterval: lookEveryMs,
  });
  return data?.open ?? 0;
}
