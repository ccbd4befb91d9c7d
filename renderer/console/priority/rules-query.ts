import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';

export const rulesKey = ['priority-rules'] as const;

/** The rules of priority as they hold now. */
export function useRules() {
  const { desk } = useParts();
  return useQuery({
    queryKey: [...rulesKey, 'now'],
    queryFn: () => valueOf(desk.call('priority-rules.get', {})),
    staleTime: 30_000,
  });
}
