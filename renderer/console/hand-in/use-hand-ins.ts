import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { ticketKey } from '../card/use-ticket.ts';

/** Where React Query keeps what was brought back at kiosks. */
export const handInsKey = ['hand-ins'] as const;

/** What the visitor of a ticket brought back at a kiosk, newest first. */
export function useHandInsOf(ticketId: string | null) {
  const { desk } = useParts();
  return useQuery({
    queryKey: [...ticketKey(ticketId ?? ''), ...handInsKey],
    queryFn: () =>
      valueOf(desk.call('hand-in.of-ticket', { params: { ticketId: ticketId ?? '' } })),
    select: ({ lines }) => lines,
    enabled: ticketId !== null,
  });
}
