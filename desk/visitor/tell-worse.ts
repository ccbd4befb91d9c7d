import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Worse } from '../../shared/domain/earlier-answer.ts';
import { mayTellWorse } from '../../shared/domain/worse-on-page.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { proposeWorse } from '../priority/propose-worse.ts';
import { addNotice } from '../store/notice-store.ts';
import { saidWorse } from '../store/said-worse-store.ts';
import type { Db } from '../store/tables.ts';
import { happenTo } from '../ticket/beside-ticket.ts';
import { livingTicket } from '../ticket/status-page.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import { visitorActor } from './change-by-visitor.ts';

/** What the visitor's own page sends of a ticket that got worse. */
export function worseHandlers(context: DeskContext): Pick<DeskHandlers, 'status.worse'> {
  return {
    'status.worse': async ({ params, body }) => {
      const found = await livingTicket(context, params.token);
      if (found === null) return err(fault('status/unknown', 'No such page, or no longer'));
      return tell(context, found.item.ticketId, body.worse);
    },
  };
}

async function tell(
  context: DeskContext,
  ticketId: string,
  worse: Worse,
): Promise<Result<Record<string, never>, Fault>> {
  const { rules } = await context.priorityRules.atHand();
  const actor = { name: visitorActor, accountId: null };
  const told = await happenTo(context, actor, ticketId, async (db, ticket, at) => {
    const { item, document } = ticket;
    const may = mayTellWorse(item, document.assessment, await saidWorse(db, ticketId));
    if (!may.includes(worse)) {
      return err(fault('ticket/illegal-move', `${worse} was said, or is not for the visitor now`));
    }
    const proposed = proposeWorse(ticket, worse, rules.matrix, {
      at,
      by: visitorActor,
      on: 'page',
    });
    await tellAssignee(db, context, ticket, at);
    return ok({
      kind: 'ticket.got-worse',
      details: proposed.said,
      item: proposed.ticket.item,
      document: proposed.ticket.document,
    });
  });
  return told.ok ? ok({}) : told;
}

async function tellAssignee(
  db: Db,
  context: DeskContext,
  { item }: StoredTicket,
  at: string,
): Promise<void> {
  if (item.assignee === null) return;
  await addNotice(db, {
    noticeId: context.newId(),
    accountId: item.assignee.accountId,
    ticketId: item.ticketId,
    kind: 'visitor-got-worse',
    at,
    details: {},
  });
}
