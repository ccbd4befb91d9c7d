import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { watched } from '../app/watched.ts';

/** Where React Query keeps what was read of handovers and loans. */
export const handoverKey = ['handovers'] as const;
export const loansKey = ['loans'] as const;

/** The pools, with what is ready now. */
export function usePools() {
  const { desk } = useParts();
  return useQuery({
    ...watched,
    queryKey: [...loansKey, 'pools'],
    queryFn: () => valueOf(desk.call('loan.pools', {})),
    select: ({ pools }) => pools,
  });
}

/** What is agreed to. */
export function useTerms() {
  const { desk } = useParts();
  return useQuery({
    queryKey: [...handoverKey, 'terms'],
    queryFn: () => valueOf(desk.call('handover.terms', {})),
  });
}
