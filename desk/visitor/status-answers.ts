import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { VisitorMay } from '../../shared/domain/visitor-answer.ts';
import type { DeskContext } from '../desk-context.ts';
import { rulesNow } from '../desk-rules/chosen-rules.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { findOpenAccount } from '../store/account-store.ts';
import type { Db } from '../store/tables.ts';
import { lockTicket } from '../store/ticket-store.ts';
import { promiseNow } from '../ticket/change-ticket.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import { livingTicket } from '../ticket/status-page.ts';
import { type VisitorChange, changeByVisitor, visitorSelf } from './change-by-visitor.ts';
import { mayNow } from './visitor-may.ts';

/** What the visitor's own page sends: does it work, does it not work any more. */
export function statusAnswers(
  context: DeskContext,
): Pick<DeskHandlers, 'status.verify' | 'status.reopen'> {
  return {
    'status.verify': ({ params, body }) =>
      answer(context, params.token, 'verify', {
        type: 'verify',
        verification: body.verification,
      }),
    'status.reopen': ({ params, body }) =>
      answer(context, params.token, 'reopen', {
        type: 'reopen',
        reason: body.words,
        fromAfar: true,
      }),
  };
}

async function answer(
  context: DeskContext,
  token: string,
  needs: VisitorMay,
  change: VisitorChange,
): Promise<Result<Record<string, never>, Fault>> {
  const found = await livingTicket(context, token);
  if (found === null) return err(fault('status/unknown', 'No such page, or no longer'));
  const { ticketId } = found.item;
  const promise = change.type === 'reopen' ? await promiseNow(context, ticketId) : null;
  const promisedAt = promise ?? found.item.promisedAt;
  const at = timestamp(context.clock);
  const changed = await context.database.write(async (db) => {
    const ticket = await lockTicket(db, context.database.kind, ticketId);
    if (ticket === null || !mayNow(context, ticket, await rulesNow(context, db)).includes(needs)) {
      return err(fault('ticket/illegal-move', `${needs} is not for the visitor now`));
    }
    const place = { where: 'status-page', by: visitorSelf, at, promisedAt } as const;
    return changeByVisitor(db, context, await ofWhoIsThere(db, ticket), change, place);
  });
  if (!changed.ok) return changed;
  context.hub.committed(changed.value.event);
  return ok({});
}

/** Whoever had it and can sign in no more goes on with nothing: then it waits for anybody. */
async function ofWhoIsThere(db: Db, ticket: StoredTicket): Promise<StoredTicket> {
  const { assignee } = ticket.item;
  if (assignee === null || (await findOpenAccount(db, assignee.accountId)) !== null) return ticket;
  return { ...ticket, item: { ...ticket.item, assignee: null } };
}
