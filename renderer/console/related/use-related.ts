import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { ticketKey } from '../card/use-ticket.ts';

/** The tickets that have to do with this one. Goes stale with every event of the ticket. */
export function useRelated(ticketId: string) {
  const { desk } = useParts();
  return useQuery({
    queryKey: [...ticketKey(ticketId), 'related'],
    queryFn: () => valueOf(desk.call('ticket.related', { params: { ticketId } })),
    staleTime: 30_000,
  });
}
