import { useQuery } from '@tanstack/react-query';
import { presenceEveryMs, type Presence } from '../../../shared/domain/presence.ts';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';

const nobody: readonly Presence[] = [];

/** Says that this card is open, as long as it is in sight, and answers who looks at which ticket. */
export function usePresence(ticketId: string): readonly Presence[] {
  const { desk } = useParts();
  const { data } = useQuery({
    queryKey: ['presence', ticketId],
    queryFn: () => valueOf(desk.call('presence.put', { params: { ticketId } })),
    refetchInterval: presenceEveryMs,
    // What was true half a minute ago is not true any more.
    gcTime: 0,
    retry: false,
  });
  return data?.present ?? nobody;
}

/** The names of those who look at a ticket. */
export function namesAt(present: readonly Presence[], ticketId: string): readonly string[] {
  return present.filter((each) => each.ticketId === ticketId).map(({ name }) => name);
}
