import { useEffect, useRef, useState } from 'react';
import type { QueueItem } from '../../../shared/domain/ticket.ts';
import { arrange, type Arrangement } from './queue-order.ts';

/** How long after the last movement of the pointer the list may move again. */
const stillMs = 3_000;

export interface HeldRows extends Arrangement {
  /** Lets the list take its newest order. */
  readonly release: () => void;
  readonly listen: {
    readonly onPointerMove: () => void;
    readonly onPointerLeave: () => void;
    /** Capturing, because scrolling does not bubble and a list may scroll inside. */
    readonly onScrollCapture: (event: { readonly target: EventTarget }) => void;
  };
}

/**
 * Holds the rows still while somebody points at them or has scrolled: what is under the pointer must
 * not change place. `of` names what is listed; another view or filter lets go.
 */
export function useHeldRows(
  live: readonly QueueItem[],
  latest: (ticketId: string) => QueueItem | undefined,
  of: string,
): HeldRows {
  const [held, setHeld] = useState<{ of: string; rows: readonly QueueItem[] } | null>(null);
  const scrolled = useRef(false);
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const letGo = () => {
    if (!scrolled.current) setHeld(null);
  };
  const hold = () => setHeld((now) => (now?.of === of ? now : { of, rows: live }));

  return {
    ...arrange(live, held?.of === of ? held.rows : null, latest),
    release: () => setHeld(null),
    listen: {
      onPointerMove: () => {
        hold();
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(letGo, stillMs);
      },
      onPointerLeave: () => {
        window.clearTimeout(timer.current);
        letGo();
      },
      onScrollCapture: ({ target }) => {
        if (!(target instanceof HTMLElement)) return;
        scrolled.current = target.scrollTop > 8;
        if (scrolled.current) hold();
        else letGo();
      },
    },
  };
}
