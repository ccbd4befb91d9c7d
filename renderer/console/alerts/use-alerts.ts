import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';

export const alertsKey = ['alerts'] as const;

/** The rules; asked for by admins only. */
export function useRules(enabled: boolean) {
  const { desk } = useParts();
  return useQuery({
    queryKey: [...alertsKey, 'rules'],
    queryFn: () => valueOf(desk.call('alert.rules', {})),
    enabled,
  });
}
