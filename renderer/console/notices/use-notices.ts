import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';

export const noticesKey = ['notices'] as const;

/** What is told without a change of any ticket is seen this late, in milliseconds. */
const lookEveryMs = 60_000;

/** What concerns whoever is signed in, newest first; the event stream marks it stale. */
export function useNotices() {
  const { desk } = useParts();
  return useQuery({
    queryKey: noticesKey,
    queryFn: () => valueOf(desk.call('notice.list', {})),
    refetchInterval: lookEveryMs,
  });
}
