import { assertNever } from '../../shared/base/assert-never.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { isRequest } from '../../shared/domain/closing.ts';
import type { LeavingBecause } from '../../shared/domain/going-home.ts';
import { priorityOf } from '../../shared/domain/priority.ts';
import { emptyDetails } from '../../shared/domain/report-details.ts';
import { type Verification, movesAllowed } from '../../shared/domain/ticket.ts';
import { type ChangeContext, type Changed, type TicketChange, moveOf } from './change.ts';
import { changedFacts, retyped } from './retype.ts';
import { type Edit, type WaitingAgain, handOver, transfer } from './send-on.ts';
import type { StoredTicket } from './stored-ticket.ts';

/** Longest words of one history line. */
const longestWords = 4100;

/**
 * What a ticket becomes by a change, and the line of history; a fault when its state does not allow
 * it. Whoever returns to the queue keeps his arrival and so his place, unless he missed his turn.
 */
export function applyChange(
  ticket: StoredTicket,
  change: TicketChange,
  context: ChangeContext,
): Result<Changed, Fault> {
  const move = moveOf[change.type];
  const { status } = ticket.item;
  if (move !== null && !movesAllowed(status).includes(move)) {
    return err(fault('ticket/illegal-move', `${move} is not possible while ${status}`));
  }
  const { accountId, name } = context;
  const me = accountId === null ? null : { accountId, name };
  const done = (
    kind: Changed['kind'],
    edit: Edit,
    words: string | null = null,
    details: Changed['details'] = {},
  ): Result<Changed, Fault> =>
    ok({ ticket: edited(ticket, edit, context.at), kind, words, details });
  const waitsAgain = {
    status: 'waiting',
    assignee: null,
    counter: null,
    promisedAt: context.promisedAt,
  } as const;
  const notServed = { calledAt: null, calls: 0, startedAt: null } as const;

  switch (change.type) {
    case 'call': {
      const calls = ticket.calls + 1;
      return done(
        'ticket.called',
        {
          item: { status: 'called', assignee: me, counter: context.counter, heldUntil: null },
          times: { calledAt: context.at, calls },
        },
        null,
        {
          calls,
          ...(context.counter === null ? {} : { counter: context.counter }),
          ...(typeof change.passedFor === 'string' ? { skill: change.passedFor } : {}),
        },
      );
    }
    case 'start':
      return done('ticket.started', {
        item: { status: 'in-progress', assignee: me, counter: context.counter },
        document: ownedBy(ticket, name),
        times: { startedAt: context.at },
      });
    case 'return-to-queue':
      return done('ticket.returned', { item: waitsAgain, times: notServed }, change.reason);
    case 'hold': {
      // Who already waits for one colleague goes on doing so; else whoever is free goes on with him.
      const assignee = status === 'waiting' ? ticket.item.assignee : null;
      return done(
        'ticket.held',
        {
          item: { status: 'on-hold', assignee, counter: null, heldUntil: change.until },
          times: notServed,
        },
        change.reason === '' ? null : change.reason,
        { from: status, until: change.until },
      );
    }
    case 'no-show': {
      if (ticket.calls < change.callsNeeded) {
        const detail = `Called ${ticket.calls} times, ${change.callsNeeded} are needed`;
        return err(fault('ticket/illegal-move', detail));
      }
      const item = { status: 'no-show', assignee: null, counter: null } as const;
      return done(
        'ticket.not-there',
        { item: { ...item, heldUntil: change.until }, times: notServed },
        null,
        { calls: ticket.calls, until: change.until },
      );
    }
    case 'back-in-queue': {
      const { arrivedAt, promisedAt } = context;
      return done(
        'ticket.back-in-queue',
        { item: { status: 'waiting', heldUntil: null, arrivedAt, promisedAt } },
        null,
        { from: status, ...(arrivedAt === ticket.item.arrivedAt ? {} : { behind: true }) },
      );
    }
    case 'hand-over':
      return handOver(ticket, change, { waitsAgain, notServed, done });
    case 'transfer':
      return transfer(ticket, change, { waitsAgain, notServed, done });
    case 'note':
      return done('ticket.noted', {}, change.words);
    case 'write-message':
      return done(
        'ticket.message-written',
        { document: { messageToVisitor: change.words } },
        change.words,
      );
    case 'accept-priority':
      return done('ticket.priority-accepted', { item: { priorityAccepted: true } }, null, {
        priority: ticket.item.priority,
        impact: ticket.document.assessment.impact,
        urgency: ticket.document.assessment.urgency,
      });
    case 'change-priority': {
      const priority = priorityOf(change.impact, change.urgency, context.matrix);
      return done(
        'ticket.priority-changed',
        {
          item: { priority, priorityAccepted: true },
          document: {
            assessment: {
              impact: change.impact,
              urgency: change.urgency,
              priority,
              reasons: [],
              argument: change.argument,
            },
          },
        },
        change.argument,
        {
          from: ticket.item.priority,
          to: priority,
          impact: change.impact,
          urgency: change.urgency,
        },
      );
    }
    case 'resolve': {
      const { cause, solution, closingCode } = change;
      if (closingCode === 'refused' && !isRequest(ticket.item.reportType)) {
        return err(fault('input/invalid', 'Only what was asked for is refused'));
      }
      return done(
        'ticket.resolved',
        {
          item: { status: 'resolved' },
          document: { resolution: { cause, solution, closingCode }, verification: null },
          times: { resolvedAt: context.at },
        },
        `${cause}\n${solution}`.slice(0, longestWords),
        { closingCode },
      );
    }
    case 'verify':
      return done(
        'ticket.verified',
        verified(ticket, change.verification, { waitsAgain, notServed }),
        null,
        {
          verification: change.verification,
          where: 'counter',
        },
      );
    case 'close':
      return done(
        'ticket.closed',
        { item: { status: 'closed', counter: null }, times: { closedAt: context.at } },
        change.notAskedBecause ?? null,
        {
          ...(change.knowledgeCandidate === undefined
            ? {}
            : { knowledgeCandidate: change.knowledgeCandidate }),
          ...(change.waitedDays === undefined ? {} : { waitedDays: change.waitedDays }),
        },
      );
    case 'change-report-type': {
      const other = retyped(ticket, change.reportType);
      if (!other.ok) return other;
      const { item, document, ...times } = other.value.ticket;
      const { details } = other.value;
      return done('ticket.type-changed', { item, document, times }, change.reason, details);
    }
    case 'change-details': {
      const { details, forWhom, reason } = change;
      if (details.type !== ticket.item.reportType) {
        return err(
          fault('input/invalid', `These are the facts of a report of type ${details.type}`),
        );
      }
      const changed = changedFacts(ticket.document.details, details);
      return done('ticket.details-changed', { document: { details, forWhom } }, reason, {
        facts: changed.join(', '),
      });
    }
    case 'reopen': {
      const goesOn = change.fromAfar === true && ticket.item.assignee !== null;
      return done(
        'ticket.reopened',
        {
          item: goesOn ? { status: 'in-progress' } : waitsAgain,
          document: { resolution: null, verification: null },
          // Nobody sits at a counter with it: it keeps nobody busy, and tells nothing of how long a visit takes.
          times: { ...notServed, resolvedAt: null, closedAt: null },
        },
        change.reason,
        { from: status },
      );
    }
    case 'withdraw':
      return done(
        'ticket.closed',
        {
          item: { status: 'closed', assignee: null, counter: null, heldUntil: null },
          document: { resolution: { cause: '', solution: '', closingCode: 'withdrawn' } },
          times: { ...notServed, resolvedAt: context.at, closedAt: context.at },
        },
        null,
        { from: status, left: 'solved' satisfies LeavingBecause },
      );
    case 'leave':
      return done(
        'ticket.held',
        {
          item: { status: 'on-hold', assignee: null, counter: null, heldUntil: change.until },
          times: notServed,
        },
        null,
        { from: status, until: change.until, left: 'another-time' satisfies LeavingBecause },
      );
    case 'cancel':
      return done(
        'ticket.cancelled',
        {
          item: { status: 'cancelled', counter: null, heldUntil: null },
          times: { closedAt: context.at },
        },
        change.reason,
        { from: status },
      );
    default:
      return assertNever(change);
  }
}

/** A complaint that nobody owns belongs to whoever begins to work on it. */
function ownedBy({ item, document }: StoredTicket, owner: string): NonNullable<Edit['document']> {
  if (item.reportType !== 'complaint') return {};
  const details =
    document.details?.type === 'complaint' ? document.details : emptyDetails('complaint');
  return details.owner === null ? { details: { ...details, owner } } : {};
}

/** Work that goes on goes on with whoever has it; what nobody has waits for anybody. */
function verified(
  { item }: StoredTicket,
  verification: Verification,
  { waitsAgain, notServed }: Pick<WaitingAgain, 'waitsAgain' | 'notServed'>,
): Edit {
  const document = { verification };
  if (verification === 'works') return { item: { status: 'resolved' }, document };
  const resolvedAt = null;
  return item.assignee === null
    ? { item: waitsAgain, document, times: { ...notServed, resolvedAt } }
    : { item: { status: 'in-progress' }, document, times: { resolvedAt } };
}

/** The ticket with an edit, one version further. */
function edited(ticket: StoredTicket, edit: Edit, at: string): StoredTicket {
  return {
    ...ticket,
    ...edit.times,
    item: { ...ticket.item, ...edit.item, version: ticket.item.version + 1 },
    document: { ...ticket.document, ...edit.document },
    updatedAt: at,
  };
}
