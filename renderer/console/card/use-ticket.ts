import { useQuery } from '@tanstack/react-query';
import type { Ticket } from '../../../shared/domain/ticket.ts';
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

/**
 * The card to show. React Query keeps what it read last when a later reading fails; a card that the desk
 * no longer has for us, such as one that a colleague made a complaint, must not stay on the screen.
 */
export function shownTicket(read: {
  readonly data: Ticket | undefined;
  readonly error: unknown;
}): Ticket | undefined {
  return faultOf(read.error)?.code === 'ticket/unknown' ? undefined : read.data;
}
