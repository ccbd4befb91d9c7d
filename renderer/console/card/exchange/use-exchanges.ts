import { useQuery } from '@tanstack/react-query';
import { useParts } from '../../app/console-parts.ts';
import { faultOf, valueOf } from '../../app/desk-query.ts';

/** Until the record has come it is asked for again; it comes seconds after its ticket. */
const askAgainMs = 5000;

/** What was asked and answered during one reading; null while it has not arrived. It never changes. */
export function useExchanges(ticketId: string, readoutId: string) {
  const { desk } = useParts();
  return useQuery({
    queryKey: ['exchanges', ticketId, readoutId],
    queryFn: () => valueOf(desk.call('exchange.get', { params: { ticketId, readoutId } })),
    select: ({ record }) => record,
    staleTime: (query) => ((query.state.data?.record ?? null) === null ? 0 : Infinity),
    // Half a megabyte that nobody looks at any more is let go soon.
    gcTime: 30_000,
    refetchInterval: (query) => (query.state.data?.record === null ? askAgainMs : false),
    retry: (count, error) => faultOf(error)?.code === 'desk/unreachable' && count < 3,
  });
}
