import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { ticketKey } from '../card/use-ticket.ts';

/** How long a visit like this one takes, and whether its device was marked as important. */
export function useWeighing(ticketId: string) {
  const { desk } = useParts();
  return useQuery({
    queryKey: [...ticketKey(ticketId), 'weighing'],
    queryFn: () => valueOf(desk.call('ticket.weighing', { params: { ticketId } })),
    staleTime: 30_000,
  });
}
