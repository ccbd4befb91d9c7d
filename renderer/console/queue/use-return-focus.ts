import { useEffect, type RefObject } from 'react';
import { useParts } from '../app/console-parts.ts';
import { mendFocus } from '../../ui/after-focus.ts';

/**
 * Back from a card, by whatever way: the row that was opened has the focus, when nothing else took it. Waits
 * until the rows are there.
 */
export function useReturnFocus(list: RefObject<HTMLElement | null>, isLoading: boolean): void {
  const { leftCard } = useParts();
  useEffect(() => {
    const ticketId = leftCard.current;
    if (ticketId === null || isLoading) return;
    leftCard.current = null;
    mendFocus(() =>
      list.current?.querySelector<HTMLElement>(`tr[data-ticket="${ticketId}"] [data-row-focus]`),
    );
  });
}
