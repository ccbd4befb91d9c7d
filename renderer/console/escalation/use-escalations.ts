import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { ticketKey } from '../card/use-ticket.ts';

/** Where a ticket was escalated to, newest first. */
export function useEscalations(ticketId: string) {
  const { desk } = useParts();
  return useQuery({
    queryKey: [...ticketKey(ticketId), 'escalations'],
    queryFn: () => valueOf(desk.call('ticket.escalations', { params: { ticketId } })),
  });
}
