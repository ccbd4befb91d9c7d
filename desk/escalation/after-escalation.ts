import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { Escalation } from '../../shared/domain/escalation.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { logTurn } from '../procedure/work-done.ts';
import { findEscalation, findGroup, updateEscalation } from '../store/escalation-store.ts';
import type { Db } from '../store/tables.ts';
import { type Happening, happenBeside } from '../ticket/beside-ticket.ts';
import { cardOf } from '../ticket/card.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/** Which escalation of which ticket. */
interface Place {
  readonly ticketId: string;
  readonly escalationId: string;
}

/** The supplier's reference, when it should be back, and what is known of the warranty. */
export function followUp(
  context: DeskContext,
  session: Session,
  place: Place,
  news: Pick<Escalation, 'reference' | 'expectedOn' | 'warranty'>,
): Promise<Result<Ticket, Fault>> {
  return goOn(context, session, place, async (db, _ticket, escalation) => {
    await updateEscalation(db, { ...escalation, ...news });
    const { reference, expectedOn } = news;
    return ok({
      kind: 'ticket.escalation-followed',
      details: {
        to: escalation.targetName,
        ...(reference === '' ? {} : { reference }),
        ...(expectedOn === null ? {} : { expectedOn }),
      },
    });
  });
}

/** A member of the group has the ticket from now on. */
export function takeOver(
  context: DeskContext,
  session: Session,
  place: Place,
): Promise<Result<Ticket, Fault>> {
  return goOn(context, session, place, async (db, ticket, escalation, at) => {
    const group = escalation.kind === 'group' ? await findGroup(db, escalation.targetId) : null;
    const isMember = group?.members.some(({ accountId }) => accountId === session.accountId);
    if (isMember !== true) {
      return err(fault('ticket/illegal-move', 'Only a member of the group takes it over'));
    }
    if (ticket.item.status !== 'in-progress') {
      return err(fault('ticket/illegal-move', `Not while ${ticket.item.status}`));
    }
    await updateEscalation(db, { ...escalation, endedAt: at, endedBy: session.name });
    await logTurn(db, ticket, { entryId: context.newId(), at, words: null });
    const { accountId, name, counter } = session;
    return ok({
      kind: 'ticket.escalation-taken',
      details: { to: escalation.targetName },
      item: { assignee: { accountId, name }, counter },
    });
  });
}

/** It is back, or not needed any more. */
export function endEscalation(
  context: DeskContext,
  session: Session,
  place: Place,
  words: string,
): Promise<Result<Ticket, Fault>> {
  return goOn(context, session, place, async (db, _ticket, escalation, at) => {
    await updateEscalation(db, { ...escalation, endedAt: at, endedBy: session.name });
    return ok({ kind: 'ticket.escalation-ended', words, details: { to: escalation.targetName } });
  });
}

/** Does something with an escalation that is not over. */
async function goOn(
  context: DeskContext,
  session: Session,
  { ticketId, escalationId }: Place,
  work: (
    db: Db,
    ticket: StoredTicket,
    escalation: Escalation,
    at: string,
  ) => Promise<Result<Happening, Fault>>,
): Promise<Result<Ticket, Fault>> {
  const done = await happenBeside(context, session, ticketId, async (db, ticket, at) => {
    const escalation = await findEscalation(db, ticketId, escalationId);
    if (escalation === null) return err(fault('escalation/unknown', 'No such escalation'));
    if (escalation.endedAt !== null) {
      return err(fault('escalation/over', 'The escalation is over'));
    }
    return work(db, ticket, escalation, at);
  });
  if (!done.ok) return done;
  return ok(await cardOf(context, done.value, session.role));
}
