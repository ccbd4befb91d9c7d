import { useEffect, useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react';
import { afterFocus, isFocusLost } from '../../ui/after-focus.ts';
import { focusRowAt, rowPlaceOf } from './move-row-focus.ts';

/** Keeps the focus in a list when what has it goes away from the page. */
export interface ListFocus {
  readonly listen: {
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
    readonly onBlur: () => void;
  };
  /** Call it with the key that brings more rows: the first of them takes the focus. */
  readonly toMore: () => void;
  /** Call it with a key that goes away by its own press: the first row takes the focus. */
  readonly toFirst: () => void;
}

/**
 * A row that leaves the list gives its focus to the one that takes its place, and what can be done with
 * chosen rows gives it to the first of them. Without rows the heading has it.
 */
export function useListFocus({
  list,
  heading,
  rows,
  firstChosen,
  busy,
}: {
  readonly list: RefObject<HTMLElement | null>;
  readonly heading: RefObject<HTMLElement | null>;
  readonly rows: number;
  /** The place of the first chosen row, -1 when it left the list; null when none is chosen. */
  readonly firstChosen: number | null;
  /** More rows are on their way. */
  readonly busy: boolean;
}): ListFocus {
  const focused = useRef<{ readonly row: Element; readonly at: number } | null>(null);
  const chosenAt = useRef<number | null>(null);
  const moreFrom = useRef<number | null>(null);
  const wasBusy = useRef(busy);

  const focusAt = (at: number) => {
    if (!focusRowAt(list.current, at)) heading.current?.focus();
  };

  useLayoutEffect(() => {
    const left = focused.current;
    if (left === null || left.row.isConnected || !isFocusLost()) return;
    focused.current = null;
    focusAt(left.at);
  });
  useEffect(() => {
    const before = chosenAt.current;
    chosenAt.current = firstChosen === -1 ? (before ?? 0) : firstChosen;
    if (firstChosen !== null || before === null) return;
    afterFocus(() => {
      if (isFocusLost()) focusAt(before);
    });
  });
  useEffect(() => {
    const from = moreFrom.current;
    const isHere = wasBusy.current && !busy;
    wasBusy.current = busy;
    if (from === null || !isHere) return;
    moreFrom.current = null;
    const { activeElement } = document;
    const isInList = activeElement !== null && list.current?.contains(activeElement) === true;
    // Whoever went on to another place meanwhile stays there.
    if (rows > from && focused.current === null && (isInList || isFocusLost())) focusAt(from);
  });

  return {
    listen: {
      onFocus: ({ currentTarget, target }) => {
        const at = rowPlaceOf(currentTarget, target);
        focused.current = at === -1 ? null : { row: target, at };
      },
      onBlur: () => {
        focused.current = null;
      },
    },
    toMore: () => {
      moreFrom.current = rows;
    },
    toFirst: () => afterFocus(() => focusAt(0)),
  };
}
