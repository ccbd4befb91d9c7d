import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import {
  type Escalation,
  type EscalationDraft,
  factSheet,
  missingFacts,
} from '../../shared/domain/escalation.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { mailOfVisitor } from '../mail/known-address.ts';
import { addEscalation, waitsFor } from '../store/escalation-store.ts';
import { logTurn } from '../procedure/work-done.ts';
import { addNotice } from '../store/notice-store.ts';
import type { Db } from '../store/tables.ts';
import { happenBeside } from '../ticket/beside-ticket.ts';
import { cardOf } from '../ticket/card.ts';
import { deskWords, factWordsOf } from '../words/desk-words.ts';
import { type Receiver, receiverOf } from './receiver.ts';

/**
 * Escalates a ticket that is being worked on, and keeps which facts its receiver will have to ask for.
 * Who worked on it keeps it until a member of a group takes it over or it comes back from a supplier,
 * so that it is never nobody's.
 */
export async function escalate(
  context: DeskContext,
  session: Session,
  ticketId: string,
  draft: EscalationDraft & { readonly version: number },
): Promise<Result<Ticket, Fault>> {
  const escalated = await happenBeside(context, session, ticketId, async (db, ticket, at) => {
    const { item } = ticket;
    if (item.version !== draft.version) {
      const seen = `Version ${draft.version} was seen, ${item.version} is there`;
      return err(fault('ticket/changed-meanwhile', seen));
    }
    if (item.status !== 'in-progress') {
      return err(fault('ticket/illegal-move', `escalate is not possible while ${item.status}`));
    }
    const receiver = await receiverOf(db, item, draft.to);
    if (!receiver.ok) return receiver;
    const { kind, targetId, name } = receiver.value;
    const isThere =
      item.assignee?.accountId === targetId || (await waitsFor(db, ticketId, targetId));
    if (isThere) return err(fault('escalation/open', `The ticket is at this ${kind} already`));
    const card = await cardOf(context, ticket, session.role, db);
    const { reason, tried, added, warranty, serial } = draft;
    const mail = await mailOfVisitor(db, ticket);
    const words = factWordsOf(deskWords('nl'));
    const missing = missingFacts(factSheet(card, { tried, added, mail }, words));
    const escalation: Escalation = {
      ...{ escalationId: context.newId(), kind, targetId, targetName: name },
      ...{ reason, tried, added, warranty, serial, missing: [...missing] },
      ...{ reference: '', expectedOn: null, at, by: session.name },
      // A person has it from now on, so that nothing waits any more.
      ...(kind === 'person' ? { endedAt: at, endedBy: name } : { endedAt: null, endedBy: null }),
    };
    await addEscalation(db, ticketId, escalation);
    await logTurn(db, ticket, { entryId: context.newId(), at, words: reason });
    await tell(db, context, receiver.value, { ticketId, at, by: session });
    const details = { to: name, target: kind, missing: missing.length, serial };
    return ok({ kind: 'ticket.escalated', words: reason, details, item: receiver.value.item });
  });
  if (!escalated.ok) return escalated;
  return ok(await cardOf(context, escalated.value, session.role));
}

async function tell(
  db: Db,
  context: DeskContext,
  { kind, name, told }: Receiver,
  { ticketId, at, by }: { readonly ticketId: string; readonly at: string; readonly by: Session },
): Promise<void> {
  for (const accountId of told) {
    if (accountId === by.accountId) continue;
    await addNotice(db, {
      noticeId: context.newId(),
      accountId,
      ticketId,
      kind: kind === 'person' ? 'escalated-to-you' : 'escalated-to-group',
      at,
      details: { by: by.name, to: name },
    });
  }
}
