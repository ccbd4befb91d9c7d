import type { Fault } from '../../shared/base/fault.ts';
import { type Result, ok } from '../../shared/base/result.ts';
import { usualMatrix } from '../../shared/domain/priority.ts';
import type { TicketEvent } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { type NewEvent, type StreamedEvent, appendEvent } from '../store/event-store.ts';
import { dropKnowledgeCandidate } from '../store/knowledge-candidate-store.ts';
import { addNotice } from '../store/notice-store.ts';
import type { Db } from '../store/tables.ts';
import { updateTicket } from '../store/ticket-store.ts';
import { arrivalAgain } from '../ticket/arrival-again.ts';
import { applyChange } from '../ticket/apply-change.ts';
import type { TicketChange } from '../ticket/change.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/** What a visitor can change of his ticket; he calls nobody and serves nobody. */
export type VisitorChange = Extract<TicketChange, { type: 'verify' | 'reopen' | 'back-in-queue' }>;

/** What the history calls him. */
export const visitorActor = 'visitor';

/** Who writes down what a visitor says: he himself, or whoever checks him in at the counter. */
export type Speaker = Pick<NewEvent, 'actor' | 'actorId'>;

/** He himself, at a kiosk or on his page. */
export const visitorSelf: Speaker = { actor: visitorActor, actorId: null };

/** From where a visitor speaks, and the moment. */
export interface VisitorPlace {
  readonly where: 'status-page' | 'kiosk' | 'counter';
  readonly by: Speaker;
  readonly at: string;
  /** The promise to him when he waits again. */
  readonly promisedAt: string;
  /** What he chose at the kiosk, for the history. */
  readonly said?: TicketEvent['details'];
}

/**
 * Does to a locked ticket what its visitor said, and tells whoever had it when there is work again.
 * Call it last in a command.
 */
export async function changeByVisitor(
  db: Db,
  context: DeskContext,
  ticket: StoredTicket,
  change: VisitorChange,
  place: VisitorPlace,
): Promise<Result<{ readonly ticket: StoredTicket; readonly event: StreamedEvent }, Fault>> {
  const { where, by, at, promisedAt, said } = place;
  const nobody = { accountId: null, name: visitorActor, counter: null };
  const changed = applyChange(ticket, change, {
    ...nobody,
    at,
    promisedAt,
    matrix: usualMatrix,
    arrivedAt:
      change.type === 'back-in-queue'
        ? await arrivalAgain(db, ticket.item, at)
        : ticket.item.arrivedAt,
  });
  if (!changed.ok) return changed;
  const { ticket: next, kind, details } = changed.value;
  const words = changed.value.words === '' ? null : changed.value.words;
  await updateTicket(db, next);
  if (change.type === 'reopen') await dropKnowledgeCandidate(db, next.item.ticketId);
  await tellAssignee(db, context, ticket, change, place);
  const told: TicketEvent['details'] = { ...said, ...details, where };
  const event = await appendEvent(db, context.database.kind, {
    item: next.item,
    at,
    ...by,
    kind,
    words,
    details: told,
  });
  return ok({ ticket: next, event });
}

async function tellAssignee(
  db: Db,
  context: DeskContext,
  { item }: StoredTicket,
  change: VisitorChange,
  { at, by }: VisitorPlace,
): Promise<void> {
  if (item.assignee === null || item.assignee.accountId === by.actorId) return;
  if (change.type === 'back-in-queue') return;
  if (change.type === 'verify' && change.verification === 'works') return;
  await addNotice(db, {
    noticeId: context.newId(),
    accountId: item.assignee.accountId,
    ticketId: item.ticketId,
    kind: change.type === 'reopen' ? 'visitor-reopened' : 'visitor-not-helped',
    at,
    details: {},
  });
}
