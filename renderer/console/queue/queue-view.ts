import { z } from 'zod';
import type { Role } from '../../../shared/contract/desk-contract.ts';
import {
  type ListName,
  listNameSchema,
  viewSearchSchema,
} from '../../../shared/domain/saved-view.ts';
import { type WorkQueue } from '../../../shared/domain/report-type.ts';
import { type TicketFilter, passes } from '../../../shared/domain/ticket-filter.ts';
import type { QueueItem } from '../../../shared/domain/ticket.ts';
import { serveOrder } from './queue-order.ts';

/** The lists that everybody has; a saved view is an address of one of them. */
export const viewNames = listNameSchema.options;
export type ViewName = ListName;
/** Those of what is open, which this page holds whole. */
export const liveNames = ['waiting', 'mine', 'held', 'verify', 'all'] as const;
export type LiveName = (typeof liveNames)[number];

const { shape } = viewSearchSchema;

/**
 * Search params of the list. An address that somebody typed or shared never breaks the page: what
 * does not parse counts as absent.
 */
export const queueSearchSchema = z.object({
  view: shape.view.catch(undefined),
  queue: shape.queue.catch(undefined),
  status: shape.status.catch(undefined),
  type: shape.type.catch(undefined),
  priority: shape.priority.catch(undefined),
  assignee: shape.assignee.catch(undefined),
  category: shape.category.catch(undefined),
  device: shape.device.catch(undefined),
  finding: shape.finding.catch(undefined),
  escalated: shape.escalated.catch(undefined),
  agreed: shape.agreed.catch(undefined),
  approval: shape.approval.catch(undefined),
  reopened: shape.reopened.catch(undefined),
  from: shape.from.catch(undefined),
  to: shape.to.catch(undefined),
  q: z.coerce.string().max(200).optional().catch(undefined),
  order: shape.order.catch(undefined),
});
export type QueueSearch = z.infer<typeof queueSearchSchema>;

export function viewOf(search: QueueSearch): ViewName {
  return search.view ?? 'waiting';
}

/** By what an address narrows its list. */
export function filterOf(search: QueueSearch): TicketFilter {
  const { view: _view, q: _q, order: _order, ...filter } = search;
  return filter;
}

/** True when the list shows less than its view would. */
export function isFiltered(search: QueueSearch): boolean {
  return Object.values(filterOf(search)).some((value) => value !== undefined);
}

/** Whether the desk is asked: for words, and for what is not only open. */
export function isAsked(search: QueueSearch): boolean {
  return (search.q?.trim() ?? '') !== '' || viewOf(search) === 'archive';
}

function inView(item: QueueItem, view: ViewName, accountId: string): boolean {
  switch (view) {
    case 'waiting':
      return item.status === 'waiting' || item.status === 'called';
    case 'mine':
      return item.assignee?.accountId === accountId;
    case 'held':
      return item.heldUntil !== null;
    case 'verify':
      return item.status === 'resolved';
    case 'all':
    case 'archive':
      return true;
  }
}

/** The tickets of a view after its filters, first to be served first. */
export function visibleItems(
  items: Iterable<QueueItem>,
  search: QueueSearch,
  accountId: string,
  /** Those with the marks of the address; null when it wants none. */
  marked: ReadonlySet<string> | null,
): readonly QueueItem[] {
  const view = viewOf(search);
  const filter = filterOf(search);
  const onlooker = { accountId, dayOf };
  return [...items]
    .filter(
      (item) =>
        inView(item, view, accountId) &&
        passes(item, filter, onlooker) &&
        (marked === null || marked.has(item.ticketId)),
    )
    .toSorted(serveOrder);
}

/** The day of a moment where this browser stands. */
export function dayOf(timeMs: number): string {
  const time = new Date(timeMs);
  const two = (figure: number) => String(figure).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** How many tickets each view of what is open holds, for the tabs. */
export function viewCounts(
  items: Iterable<QueueItem>,
  accountId: string,
): Readonly<Record<LiveName, number>> {
  const all = [...items];
  const count = (view: ViewName) => all.filter((item) => inView(item, view, accountId)).length;
  return {
    waiting: count('waiting'),
    mine: count('mine'),
    held: count('held'),
    verify: count('verify'),
    all: all.length,
  };
}

/** What the desk is asked to find the same tickets; null when nothing can be both in view and filter. */
export function questionOf(search: QueueSearch): (TicketFilter & { readonly q: string }) | null {
  const q = search.q?.trim() ?? '';
  const filter = filterOf(search);
  const view = q === '' ? viewOf(search) : 'archive';
  const { status, assignee } = filter;
  switch (view) {
    case 'archive':
      return { ...filter, q };
    case 'mine':
      if (assignee !== undefined && assignee !== 'me') return null;
      return { ...filter, assignee: 'me', status: status ?? 'open', q };
    case 'waiting':
      if (status !== undefined && status !== 'waiting' && status !== 'called') return null;
      return { ...filter, status: status ?? 'unserved', q };
    case 'held':
      if (status !== undefined && status !== 'on-hold' && status !== 'no-show') return null;
      return { ...filter, status: status ?? 'held', q };
    case 'verify':
      return status === undefined || status === 'resolved'
        ? { ...filter, status: 'resolved', q }
        : null;
    case 'all':
      return { ...filter, status: status ?? 'open', q };
  }
}

/** The queues that somebody of this role can look at. */
export function queuesSeenBy(role: Role): WorkQueue[] {
  const open: WorkQueue[] = ['advice', 'device-operations'];
  return role === 'technician' ? open : [...open, 'confidential'];
}

/**
 * From which queues Next calls: the one that is filtered on, else those in which somebody waits. Who complained
 * was told that he need not, and is on no wall.
 */
export function queuesToServe(search: QueueSearch): WorkQueue[] {
  return search.queue === undefined ? ['advice', 'device-operations'] : [search.queue];
}
