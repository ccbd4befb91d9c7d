import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { ticketKey } from '../card/use-ticket.ts';

/** What was given along with a ticket; stale by itself with every event of it. */
export function useGiven(ticketId: string) {
  const { desk } = useParts();
  return useQuery({
    queryKey: [...ticketKey(ticketId), 'given-instructions'],
    queryFn: () => valueOf(desk.call('ticket.given-instructions', { params: { ticketId } })),
  });
}
