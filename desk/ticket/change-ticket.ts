import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { AwaySkills } from '../../shared/domain/away-skill.ts';
import type { PriorityMatrix } from '../../shared/domain/priority.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { siteIdOf } from '../../shared/domain/site.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import { letGoAppointment } from '../appointment/let-go-appointment.ts';
import type { DeskContext } from '../desk-context.ts';
import { planFeedback } from '../feedback/ask-feedback.ts';
import { maySee } from '../queue/visibility.ts';
import { refusalToCall, seatedSince } from '../site/seats.ts';
import { claimNext } from '../skill/claim-next.ts';
import { endBreak } from '../store/break-store.ts';
import { type StreamedEvent, appendEvent } from '../store/event-store.ts';
import { logHandling } from '../procedure/work-done.ts';
import {
  dropKnowledgeCandidate,
  markKnowledgeCandidate,
} from '../store/knowledge-candidate-store.ts';
import { addNotice } from '../store/notice-store.ts';
import { skillsOf } from '../store/skill-store.ts';
import type { Db } from '../store/tables.ts';
import { refusalToHide, tidyBesideRetyped } from '../report-type/beside-retype.ts';
import { findTicket, lockTicket, updateTicket } from '../store/ticket-store.ts';
import { refusalToClose } from './closing-blockers.ts';
import { applyChange } from './apply-change.ts';
import { cardOf } from './card.ts';
import type { Changed as AppliedChange, ChangedBy, TicketChange } from './change.ts';
import { arrivalAgain } from './arrival-again.ts';
import { endBeside } from './end-beside.ts';
import { tellMentioned } from './mentions.ts';
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
  return ok(await cardOf(context, ticket, session.role));
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
  const refusal = change.type === 'call' ? await refusalToCall(context, session) : null;
  if (refusal !== null) return err(refusal);
  const given = await knownBefore(
    context,
    target.ticketId,
    change.type === 'reopen' || change.type === 'back-in-queue',
  );
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
    if (change.type === 'call' && siteIdOf(ticket.item) !== siteIdOf(session)) {
      return err(fault('site/elsewhere', 'The visitor waits at another site'));
    }
    if (change.type === 'call') await backFromBreak(db, session);
    return storeChange(db, context, session, ticket, change, given);
  });
  if (!changed.ok) return changed;
  context.hub.committed(changed.value.event);
  return ok(await cardOf(context, changed.value.ticket, session.role));
}

/** Calls the first who waits in these queues and fits; a fault when nobody does. */
export async function callNext(
  context: DeskContext,
  session: Session,
  queues: readonly WorkQueue[],
): Promise<Result<Ticket, Fault>> {
  const allowed = queues.filter((queue) => maySee(session.role, queue));
  if (allowed.length === 0) return err(fault('queue/empty', 'Nobody waits in these queues'));
  const refusal = await refusalToCall(context, session);
  if (refusal !== null) return err(refusal);
  const { rules } = await context.priorityRules.atHand();
  const given = { newPromise: null, matrix: rules.matrix };
  const caller = {
    accountId: session.accountId,
    siteId: siteIdOf(session),
    counter: session.counter,
    queues: allowed,
    seatedSince: seatedSince(context.clock),
  };
  const keptForHim = context.waiting.firstKeptFor(session, allowed);
  const away = await awayFor(context, session, allowed);
  const called = await context.database.write(async (db) => {
    const now = timestamp(context.clock);
    const claimed = await claimNext(db, context.database.kind, caller, keptForHim, away, now);
    if (claimed === 'awaited') {
      return err(fault('queue/awaits-colleague', 'Who waits, waits for a colleague who comes'));
    }
    if (claimed === null) return err(fault('queue/empty', 'Nobody waits in these queues'));
    await backFromBreak(db, session);
    return storeChange(
      db,
      context,
      session,
      claimed.ticket,
      { type: 'call', passedFor: claimed.passedFor },
      given,
    );
  });
  if (!called.ok) return called;
  context.hub.committed(called.value.event);
  return ok(await cardOf(context, called.value.ticket, session.role));
}

/** What nobody at work knows most about; who has no skills himself helps everybody, and need not ask. */
async function awayFor(
  { database, waits }: DeskContext,
  session: Session,
  [queue]: readonly WorkQueue[],
): Promise<AwaySkills> {
  const skills = await skillsOf(database.read, session.accountId);
  if (skills.length === 0 || queue === undefined) return new Map();
  return waits.away({ queue, siteId: siteIdOf(session) });
}

/** Who calls is back. */
async function backFromBreak(db: Db, { accountId, breakUntil }: Session): Promise<void> {
  if (breakUntil !== null) await endBreak(db, accountId);
}

/** What is looked up before a command, which must not wait for a reader. */
export interface KnownBefore {
  readonly newPromise: string | null;
  readonly matrix: PriorityMatrix;
}

/** What a change left behind. */
interface Changed {
  readonly ticket: StoredTicket;
  readonly event: StreamedEvent;
}

/** Applies a change to a locked ticket and writes state and event. */
export async function storeChange(
  db: Db,
  context: DeskContext,
  by: ChangedBy,
  ticket: StoredTicket,
  change: TicketChange,
  given: KnownBefore,
): Promise<Result<Changed, Fault>> {
  const refusal = change.type === 'close' ? await refusalToClose(db, ticket, change) : null;
  const changed = applyChange(ticket, change, {
    accountId: by.accountId,
    name: by.name,
    counter: by.counter,
    at: timestamp(context.clock),
    promisedAt: given.newPromise ?? ticket.item.promisedAt,
    matrix: given.matrix,
    arrivedAt:
      change.type === 'back-in-queue'
        ? await arrivalAgain(db, ticket.item, timestamp(context.clock))
        : ticket.item.arrivedAt,
  });
  if (!changed.ok) return changed;
  // A state that allows no closing is told first.
  if (refusal !== null) return err(refusal);
  const { kind, words } = changed.value;
  const hidden = await refusalToHide(db, ticket, changed.value.ticket);
  if (hidden !== null) return err(hidden);
  const { ticket: next, details } = await withoutAppointment(
    db,
    context,
    by,
    change,
    changed.value,
  );
  await updateTicket(db, next);
  await logHandling(db, ticket, next, {
    entryId: context.newId(),
    at: next.updatedAt,
    words,
  });
  if (change.type === 'close' && change.knowledgeCandidate === true) {
    await markKnowledgeCandidate(db, next, { at: next.updatedAt, by: by.name });
  }
  if (change.type === 'close') await planFeedback(context, db, next);
  if (change.type === 'reopen') await dropKnowledgeCandidate(db, next.item.ticketId);
  if (change.type === 'change-report-type') await tidyBesideRetyped(db, context, by, next);
  for (const accountId of toldOf(change)) {
    await addNotice(db, {
      noticeId: context.newId(),
      accountId,
      ticketId: next.item.ticketId,
      kind: 'handed-to-you',
      at: next.updatedAt,
      details: { by: by.name },
    });
  }
  if (change.type === 'close' || change.type === 'withdraw' || change.type === 'cancel') {
    const because = change.type === 'cancel' ? 'cancelled' : 'closed';
    await endBeside(db, context, next, by, because);
  }
  const mentioned =
    change.type === 'note' ? await tellMentioned(db, context, by, next, change.mentions ?? []) : [];
  const event = await appendEvent(db, context.database.kind, {
    item: next.item,
    at: next.updatedAt,
    actor: by.name,
    actorId: by.accountId,
    kind,
    words: words === '' ? null : words,
    details: mentioned.length === 0 ? details : { ...details, mentioned: mentioned.join(' ') },
  });
  return ok({ ticket: next, event });
}

/** Whoever is signed off before the time of his appointment is expected for it again. */
async function withoutAppointment(
  db: Db,
  { database }: DeskContext,
  { name }: ChangedBy,
  change: TicketChange,
  changed: AppliedChange,
): Promise<Pick<AppliedChange, 'ticket' | 'details'>> {
  const { ticket, details } = changed;
  if (change.type !== 'cancel') return changed;
  const by = { name, at: ticket.updatedAt };
  const item = await letGoAppointment(db, database.kind, ticket.item, by);
  if (item === null) return changed;
  return { ticket: { ...ticket, item }, details: { ...details, appointmentStays: true } };
}

/** To whom a change brings a visitor. */
function toldOf(change: TicketChange): readonly string[] {
  if (change.type === 'transfer') return change.told;
  return change.type === 'hand-over' && change.to.kind === 'account'
    ? [change.to.colleague.accountId]
    : [];
}

/** What a change must know; only who waits again is promised something anew. */
export async function knownBefore(
  context: DeskContext,
  ticketId: string,
  waitsAgain: boolean,
): Promise<KnownBefore> {
  const newPromise = waitsAgain ? await promiseNow(context, ticketId) : null;
  const { rules } = await context.priorityRules.atHand();
  return { newPromise, matrix: rules.matrix };
}

/**
 * The promise to a visitor whose ticket is opened again or who comes back. Who returns to the queue or
 * is handed over keeps the promise he was given.
 */
export async function promiseNow(context: DeskContext, ticketId: string): Promise<string | null> {
  const ticket = await findTicket(context.database.read, ticketId);
  if (ticket === null) return null;
  // Who missed his turn is promised what fits the place that he gets, behind others.
  const arrivedAt = await arrivalAgain(
    context.database.read,
    ticket.item,
    timestamp(context.clock),
  );
  const item = { ...ticket.item, arrivedAt };
  const wait = await context.waits.waitBehind(item, context.waiting.before(item, ticketId));
  return new Date(context.clock.nowMs() + wait.toMinutes * 60_000).toISOString();
}
