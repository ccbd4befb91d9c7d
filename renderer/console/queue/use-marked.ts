import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Fault } from '../../../shared/base/fault.ts';
import { marksOf } from '../../../shared/domain/ticket-marks.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { markStale } from '../app/mark-stale.ts';
import { watched } from '../app/watched.ts';
import { type QueueSearch, isAsked } from './queue-view.ts';

/** After something happened in the queue; a rush of it becomes one question. */
const gatherMs = 300;

/** Which of the open tickets have the marks of an address. */
export interface Marked {
  /** Null when the address wants no marks, or the desk is asked for the tickets themselves. */
  readonly ids: ReadonlySet<string> | null;
  readonly busy: boolean;
  readonly fault: Fault | null;
}

/** The open tickets are in this page, their marks are at the desk: it is asked for them again as the queue changes. */
export function useMarked(search: QueueSearch): Marked {
  const { desk, queue } = useParts();
  const model = useStore(queue);
  const client = useQueryClient();
  const marks = isAsked(search) ? null : marksOf(search);
  const wanted = marks !== null;
  const { data, error, isPending } = useQuery({
    queryKey: ['marked', marks],
    queryFn: () => valueOf(desk.call('ticket.marked', { query: marks ?? {} })),
    enabled: wanted,
    ...watched,
  });
  useEffect(() => {
    if (!wanted) return;
    const timer = window.setTimeout(() => void markStale(client, ['marked']), gatherMs);
    return () => window.clearTimeout(timer);
  }, [client, model, wanted]);
  return {
    ids: wanted ? new Set(data?.ticketIds) : null,
    busy: wanted && isPending,
    fault: wanted && data === undefined ? faultOf(error) : null,
  };
}
