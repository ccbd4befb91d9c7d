import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { PriorityMatrix } from '../../shared/domain/priority.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { maySee } from '../queue/visibility.ts';
import { endBreak } from '../store/break-store.ts';
import { type StreamedEvent, appendEvent } from '../store/event-store.ts';
import { logHandling } from '../procedure/work-done.ts';
import {
  dropKnowledgeCandidate,
  markKnowledgeCandidate,
} from '../store/knowledge-candidate-store.ts';
import { addNotice } from '../store/notice-store.ts';
import type { Db } from '../store/tables.ts';
import { claimFirstWaiting, findTicket, lockTicket, updateTicket } from '../store/ticket-store.ts';
import { refusalToClose } from './closing-blockers.ts';
import { applyChange } from './apply-change.ts';
import { cardOf } from './card.ts';
import type { TicketChange } from './change.ts';
import type { StoredTicket } from './stored-ticket.ts';

/** Nobody but those who may see a ticket learns that it exists. */
export function unknownTicket(): Fault {
  return fault('ticket/unknown', 'There is no such ticket');
}

/** The card of one ticket, if this person may see it. */
export async function readCard(
  context: DeskContext,
  session: Session,
  ticketId: string,
): Promise<Result<Ticket, Fault>> {
  const ticket = await findTicket(context.database.read, ticketId);
  if (ticket === null || !maySee(session.role, ticket.item.queue)) return err(unknownTicket());
  return ok(await cardOf(context.database.read, ticket, session.role, context.clock.nowMs()));
}

/**
 * Changes one ticket: state and event in one command. `version` is what the technician saw, or null
 * for what does not depend on it; a newer one is a fault, so that nobody overwrites what he has not
 * read.
 */
export async function changeTicket(
  context: DeskContext,
  session: Session,
  target: { readonly ticketId: string; readonly version: number | null },
  change: TicketChange,
): Promise<Result<Ticket, Fault>> {
  const newPromise = change.type === 'reopen' ? await promiseNow(context, target.ticketId) : null;
  const { rules } = await context.priorityRules.atHand();
  const changed = await context.database.write(async (db) => {
    const ticket = await lockTicket(db, context.database.kind, target.ticketId);
    if (ticket === null || !maySee(session.role, ticket.item.queue)) return err(unknownTicket());
    if (target.version !== null && target.version !== ticket.item.version) {
      return err(
        fault(
          'ticket/changed-meanwhile',
          `Version ${target.version} was seen, ${ticket.item.version} is there`,
        ),
      );
    }
    return store(db, context, session, ticket, change, { newPromise, matrix: rules.matrix });
  });
  if (!changed.ok) return changed;
  context.hub.committed(changed.value.event);
  return ok(
    await cardOf(context.database.read, changed.value.ticket, session.role, context.clock.nowMs()),
  );
}

/** Calls the first who waits in these queues; a fault when nobody does. */
export async function callNext(
  context: DeskContext,
  session: Session,
  queues: readonly WorkQueue[],
): Promise<Result<Ticket, Fault>> {
  const allowed = queues.filter((queue) => maySee(session.role, queue));
  if (allowed.length === 0) return err(fault('queue/empty', 'Nobody waits in these queues'));
  const { rules } = await context.priorityRules.atHand();
  const given = { newPromise: null, matrix: rules.matrix };
  const called = await context.database.write(async (db) => {
    const first = await claimFirstWaiting(db, context.database.kind, allowed, session.accountId);
    if (first === null) return err(fault('queue/empty', 'Nobody waits in these queues'));
    // Who calls is back.
    if (session.breakUntil !== null) await endBreak(db, session.accountId);
    return store(db, context, session, first, { type: 'call' }, given);
  });
  if (!called.ok) return called;
  context.hub.committed(called.value.event);
  return ok(
    await cardOf(context.database.read, called.value.ticket, session.role, context.clock.nowMs()),
  );
}

/** What is looked up before a command, which must not wait for a reader. */
interface KnownBefore {
  readonly newPromise: string | null;
  readonly matrix: PriorityMatrix;
}

/** What a change left behind. */
interface Changed {
  readonly ticket: StoredTicket;
  readonly event: StreamedEvent;
}

/** Applies a change to a locked ticket and writes state and event. */
async function store(
  db: Db,
  context: DeskContext,
  session: Session,
  ticket: StoredTicket,
  change: TicketChange,
  given: KnownBefore,
): Promise<Result<Changed, Fault>> {
  const refusal = change.type === 'close' ? await refusalToClose(db, ticket, change) : null;
  const changed = applyChange(ticket, change, {
    accountId: session.accountId,
    name: session.name,
    counter: session.counter,
    at: timestamp(context.clock),
    promisedAt: given.newPromise ?? ticket.item.promisedAt,
    matrix: given.matrix,
  });
  if (!changed.ok) return changed;
  // A state that allows no closing is told first.
  if (refusal !== null) return err(refusal);
  const { ticket: next, kind, words, details } = changed.value;
  await updateTicket(db, next);
  await logHandling(db, session, ticket, change, {
    entryId: context.newId(),
    at: next.updatedAt,
    words,
  });
  if (change.type === 'close' && change.knowledgeCandidate === true) {
    await markKnowledgeCandidate(db, next, { at: next.updatedAt, by: session.name });
  }
  if (change.type === 'reopen') await dropKnowledgeCandidate(db, next.item.ticketId);
  if (change.type === 'hand-over' && change.to.kind === 'account') {
    await addNotice(db, {
      noticeId: context.newId(),
      accountId: change.to.colleague.accountId,
      ticketId: next.item.ticketId,
      kind: 'handed-to-you',
      at: next.updatedAt,
      details: { by: session.name },
    });
  }
  const event = await appendEvent(db, context.database.kind, {
    item: next.item,
    at: next.updatedAt,
    actor: session.name,
    actorId: session.accountId,
    kind,
    words,
    details,
  });
  return ok({ ticket: next, event });
}

/**
 * The promise to a visitor whose ticket is opened again. Who returns to the queue or is handed over
 * keeps the promise he was given.
 */
export async function promiseNow(context: DeskContext, ticketId: string): Promise<string | null> {
  const ticket = await findTicket(context.database.read, ticketId);
  if (ticket === null) return null;
  const { queue } = ticket.item;
  const wait = await context.waits.waitBehind(queue, context.waiting.before(ticket.item));
  return new Date(context.clock.nowMs() + wait.toMinutes * 60_000).toISOString();
}
