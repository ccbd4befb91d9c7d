import { fault, type Fault } from '../../shared/base/fault.ts';
import { type Result, err } from '../../shared/base/result.ts';
import { firstSiteId, mayTransfer, siteIdOf } from '../../shared/domain/site.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import type { Changed, TicketChange } from './change.ts';
import type { StoredTicket, TicketDocument } from './stored-ticket.ts';

/** What a change does to the parts of a ticket; `item.version` is raised by the caller of `edit`. */
export interface Edit {
  readonly item?: Partial<QueueItem>;
  readonly document?: Partial<TicketDocument>;
  readonly times?: Partial<
    Pick<StoredTicket, 'calledAt' | 'calls' | 'startedAt' | 'resolvedAt' | 'closedAt'>
  >;
}

/** What a change needs that lets a visitor wait again. */
export interface WaitingAgain {
  readonly waitsAgain: Partial<QueueItem>;
  readonly notServed: NonNullable<Edit['times']>;
  readonly done: (
    kind: Changed['kind'],
    edit: Edit,
    words: string,
    details: Changed['details'],
  ) => Result<Changed, Fault>;
}

/**
 * To a queue: waits there, for anybody. To a colleague: work goes on with him, or, when it had not
 * begun, the visitor waits for him alone.
 */
export function handOver(
  ticket: StoredTicket,
  change: Extract<TicketChange, { type: 'hand-over' }>,
  by: WaitingAgain,
): Result<Changed, Fault> {
  const { to, reason } = change;
  if (to.kind === 'queue') {
    // Its way out is another type of report, which leaves behind what was told in confidence.
    if (ticket.item.reportType === 'complaint' && to.queue !== 'confidential') {
      return err(fault('ticket/illegal-move', 'A complaint never stands in a public queue'));
    }
    const details = { from: ticket.item.queue, toQueue: to.queue };
    const item = { ...by.waitsAgain, queue: to.queue };
    return by.done('ticket.handed-over', { item, times: by.notServed }, reason, details);
  }
  const { accountId, name, counter } = to.colleague;
  const assignee = { accountId, name };
  const details = { toColleague: name };
  const edit: Edit =
    ticket.item.status === 'in-progress'
      ? { item: { assignee, counter } }
      : { item: { ...by.waitsAgain, assignee }, times: by.notServed };
  return by.done('ticket.handed-over', edit, reason, details);
}

/** To another site or counter: waits there with the arrival that he had (docs/desk/queues.md). */
export function transfer(
  { item }: StoredTicket,
  { to, fromSiteName, reason }: Extract<TicketChange, { type: 'transfer' }>,
  by: WaitingAgain,
): Result<Changed, Fault> {
  if (!mayTransfer(item.status)) {
    return err(fault('ticket/illegal-move', `transfer is not possible while ${item.status}`));
  }
  const staysAtSite = siteIdOf(item) === to.siteId;
  if (staysAtSite && item.counter === to.counter) {
    return err(fault('ticket/illegal-move', 'The visitor is there already'));
  }
  const siteId = to.siteId === firstSiteId ? undefined : to.siteId;
  const details = {
    ...(staysAtSite ? {} : { fromSite: fromSiteName, toSite: to.siteName }),
    ...(item.counter === null ? {} : { fromCounter: item.counter }),
    ...(to.counter === null ? {} : { toCounter: to.counter }),
  };
  const edit = { item: { ...by.waitsAgain, siteId, counter: to.counter }, times: by.notServed };
  return by.done('ticket.transferred', edit, reason, details);
}
