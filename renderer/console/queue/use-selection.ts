import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { mostInBulk } from '../../../shared/domain/bulk-change.ts';
import { type Selection, chosenTo, toggled } from './selection.ts';

/** Which rows are chosen. The functions are the same at every drawing. */
export interface SelectedRows {
  readonly chosen: ReadonlySet<string>;
  /** Chooses one row or lets it go; with `to`, all rows from the last chosen one to this. */
  readonly choose: (ticketId: string, to: boolean) => void;
  readonly replace: (ticketIds: readonly string[]) => void;
}

/** Rows that are chosen among those that are drawn; another list begins with none. */
export function useSelection(rows: readonly string[], of: string): SelectedRows {
  const [state, setState] = useState<{ readonly of: string; readonly selection: Selection }>({
    of,
    selection: nothing,
  });
  const latest = useRef({ rows, of });
  useLayoutEffect(() => {
    latest.current = { rows, of };
  });
  const { selection } = state.of === of ? state : { selection: nothing };
  const choose = useCallback((ticketId: string, to: boolean) => {
    setState((now) => {
      const { rows, of } = latest.current;
      const known = now.of === of ? now.selection : nothing;
      const change = to ? chosenTo : toggled;
      return { of, selection: change(known, rows, ticketId, mostInBulk) };
    });
  }, []);
  const replace = useCallback((ticketIds: readonly string[]) => {
    const { of } = latest.current;
    const chosen = new Set(ticketIds.slice(0, mostInBulk));
    setState({ of, selection: { chosen, last: null } });
  }, []);
  return { chosen: selection.chosen, choose, replace };
}

const nothing: Selection = { chosen: new Set(), last: null };
