import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type ReportDetails, emptyDetails } from '../../shared/domain/report-details.ts';
import { type ReportType, type WorkQueue, queueFor } from '../../shared/domain/report-type.ts';
import { isTicketOver } from '../../shared/domain/ticket-over.ts';
import type { QueueItem, TicketEvent } from '../../shared/domain/ticket.ts';
import type { StoredTicket } from './stored-ticket.ts';

/** A ticket of another type, with the facts of the type that it had. */
export interface Retyped {
  readonly ticket: Pick<StoredTicket, 'item' | 'document' | 'calledAt' | 'calls' | 'startedAt'>;
  readonly details: TicketEvent['details'];
}

/**
 * Makes it a report of another type: other facts, and the queue where that type begins. Into or out of
 * the confidential queue nobody keeps it, because whoever had it may no longer see it.
 */
export function retyped(ticket: StoredTicket, reportType: ReportType): Result<Retyped, Fault> {
  const { item, document } = ticket;
  if (isTicketOver(item.status)) {
    return err(fault('ticket/illegal-move', `No other type while ${item.status}`));
  }
  // A hand-over counts as its type in figures only; somebody may find that it really is one.
  if (item.reportType === reportType && item.errand !== 'handover') {
    return err(fault('ticket/illegal-move', `It is of type ${reportType} already`));
  }
  // No hand-over any more: what it is now is asked for by this errand.
  const errand = reportType === 'incident' ? 'problem' : 'question';
  const queue = queueOf(item, queueFor(errand, reportType), reportType);
  const hidden = (queue === 'confidential') !== (item.queue === 'confidential');
  const status = hidden && item.status !== 'resolved' ? 'waiting' : item.status;
  return ok({
    ticket: {
      item: {
        ...item,
        reportType,
        errand,
        queue,
        status,
        ...(hidden ? { assignee: null, counter: null, heldUntil: null } : {}),
      },
      document: { ...document, details: emptyDetails(reportType) },
      ...(status === 'waiting' && hidden
        ? { calledAt: null, calls: 0, startedAt: null }
        : { calledAt: ticket.calledAt, calls: ticket.calls, startedAt: ticket.startedAt }),
    },
    details: {
      from: item.reportType,
      to: reportType,
      ...(item.errand === 'handover' ? { fromErrand: item.errand } : {}),
      ...(queue === item.queue ? {} : { toQueue: queue }),
      ...factsKept(document.details),
    },
  });
}

/** What was handed to the confidential queue stays there when it becomes another type that is no complaint. */
function queueOf(item: QueueItem, usual: WorkQueue, reportType: ReportType): WorkQueue {
  const neverComplaint = item.reportType !== 'complaint' && reportType !== 'complaint';
  return item.queue === 'confidential' && neverComplaint ? 'confidential' : usual;
}

/** Longest value of a line of history. */
const longestValue = 200;

/**
 * The facts of the old type, so that nothing that somebody told is gone. What was told in confidence
 * is not copied to where more people read.
 */
function factsKept(details: ReportDetails | null): TicketEvent['details'] {
  if (details === null || details.type === 'complaint') return {};
  return Object.fromEntries(
    Object.entries(details)
      .filter(([name, value]) => name !== 'type' && value !== null)
      .map(([name, value]) => [`was-${name}`, wordsOf(value).slice(0, longestValue)]),
  );
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The names of the facts that differ. */
export function changedFacts(
  before: ReportDetails | null,
  after: ReportDetails,
): readonly string[] {
  const old = new Map<string, unknown>(Object.entries(before ?? emptyDetails(after.type)));
  return Object.entries(after)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(old.get(name)))
    .map(([name]) => name);
}
