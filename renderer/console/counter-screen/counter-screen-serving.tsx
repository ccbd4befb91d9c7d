import { useEffect } from 'react';
import { useParts, useStore } from '../app/console-parts.ts';
import { useSession } from '../session/session.ts';

/** Tells the screen of the visitor which number is being served here; nothing once signed out. */
export function CounterScreenServing() {
  const { counterScreen, queue } = useParts();
  const { accountId } = useSession();
  const { items, standing } = useStore(queue);
  const changedAt = (ticketId: string) => standing.get(ticketId)?.eventId ?? 0;
  const [mine] = [...items.values()]
    .filter(
      ({ assignee, status }) =>
        assignee?.accountId === accountId && (status === 'called' || status === 'in-progress'),
    )
    .toSorted((one, other) => changedAt(other.ticketId) - changedAt(one.ticketId));
  const serving = mine?.visitCode ?? null;
  useEffect(() => counterScreen.serve(serving), [counterScreen, serving]);
  useEffect(() => () => counterScreen.serve(null), [counterScreen]);
  return null;
}
