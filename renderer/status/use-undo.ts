import { useEffect, useState } from 'react';
import type { StatusPage } from '../../shared/contract/visitor-routes.ts';
import { mendFocus } from '../ui/after-focus.ts';

/** Whether the visitor who gave up his place may still undo it; when that is over a focus that stood there goes on. */
export function useUndo(page: StatusPage, toState: () => void): boolean {
  const [over, setOver] = useState<StatusPage | null>(null);
  const { undoForMs } = page;
  useEffect(() => {
    if (undoForMs === undefined) return undefined;
    const timer = setTimeout(() => {
      setOver(page);
      mendFocus(() => ({ focus: toState }));
    }, undoForMs);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- of each page the moment at which it came
  }, [page]);
  return undoForMs !== undefined && over !== page;
}
