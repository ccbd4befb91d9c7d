import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';

export function ticketKey(ticketId: string): readonly ['ticket', string] {
  return ['ticket', ticketId];
}

/** The whole card of one ticket; the event stream marks it stale when somebody changes it. */
export function useTicket(ticketId: string) {
  const { desk } = useParts();
  return useQuery({
    queryKey: ticketKey(ticketId),
    queryFn: () => valueOf(desk.call('ticket.get', { params: { ticketId } })),
    staleTime: 30_000,
    retry: (count, error) => faultOf(error)?.code === 'desk/unreachable' && count < 3,
  });
}
