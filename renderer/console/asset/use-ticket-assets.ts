import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { ticketKey } from '../card/use-ticket.ts';

export function ticketAssetsKey(ticketId: string) {
  return [...ticketKey(ticketId), 'assets'] as const;
}

/** What the register says about a ticket's device and visitor. */
export function useTicketAssets(ticketId: string) {
  const { desk } = useParts();
  return useQuery({
    queryKey: ticketAssetsKey(ticketId),
    queryFn: () => valueOf(desk.call('asset.of-ticket', { params: { ticketId } })),
    staleTime: 30_000,
  });
}
