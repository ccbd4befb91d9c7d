import { z } from 'zod';
import { deviceKindSchema } from '../../../shared/domain/readout.ts';
import { workQueueSchema, type WorkQueue } from '../../../shared/domain/report-type.ts';
import type { QueueItem } from '../../../shared/domain/ticket.ts';
import { serveOrder } from './queue-order.ts';

/** The views that everybody has; a saved view is nothing but an address. */
export const viewNames = ['waiting', 'mine', 'verify', 'all'] as const;
export type ViewName = (typeof viewNames)[number];

/**
 * Search params of the list. An address that somebody typed or shared never breaks the page: what
 * does not parse counts as absent.
 */
export const queueSearchSchema = z.object({
  view: z.enum(viewNames).optional().catch(undefined),
  queue: workQueueSchema.optional().catch(undefined),
  status: z.enum(['waiting', 'called', 'in-progress', 'resolved']).optional().catch(undefined),
  priority: z.int().min(1).max(5).optional().catch(undefined),
  device: deviceKindSchema.optional().catch(undefined),
  q: z.coerce.string().max(200).optional().catch(undefined),
});
export type QueueSearch = z.infer<typeof queueSearchSchema>;

export function viewOf(search: QueueSearch): ViewName {
  return search.view ?? 'waiting';
}

/** True when the list shows less than its view would. */
export function isFiltered(search: QueueSearch): boolean {
  const { queue, status, priority, device } = search;
  return [queue, status, priority, device].some((value) => value !== undefined);
}

function inView(item: QueueItem, view: ViewName, accountId: string): boolean {
  switch (view) {
    case 'waiting':
      return item.status === 'waiting' || item.status === 'called';
    case 'mine':
      return item.assignee?.accountId === accountId;
    case 'verify':
      return item.status === 'resolved';
    case 'all':
      return true;
  }
}

/** The tickets of a view after its filters, first to be served first. */
export function visibleItems(
  items: Iterable<QueueItem>,
  search: QueueSearch,
  accountId: string,
): readonly QueueItem[] {
  const view = viewOf(search);
  return [...items]
    .filter(
      (item) =>
        inView(item, view, accountId) &&
        (search.queue === undefined || item.queue === search.queue) &&
        (search.status === undefined || item.status === search.status) &&
        (search.priority === undefined || item.priority === search.priority) &&
        (search.device === undefined || item.deviceKind === search.device),
    )
    .toSorted(serveOrder);
}

/** How many tickets each view holds, for the tabs. */
export function viewCounts(
  items: Iterable<QueueItem>,
  accountId: string,
): Readonly<Record<ViewName, number>> {
  const all = [...items];
  const count = (view: ViewName) => all.filter((item) => inView(item, view, accountId)).length;
  return {
    waiting: count('waiting'),
    mine: count('mine'),
    verify: count('verify'),
    all: all.length,
  };
}

/** From which queues Next calls: the one that is filtered on, else all that this role may see. */
export function queuesToServe(
  search: QueueSearch,
  role: 'technician' | 'lead' | 'admin',
): WorkQueue[] {
  if (search.queue !== undefined) return [search.queue];
  const open: WorkQueue[] = ['advice', 'device-operations'];
  return role === 'technician' ? open : [...open, 'confidential'];
}
