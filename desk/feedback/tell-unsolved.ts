import type { Feedback } from '../../shared/domain/feedback.ts';
import type { NoticeKind } from '../../shared/domain/notice.ts';
import type { DeskContext } from '../desk-context.ts';
import { leadsAmong } from '../notice/leads.ts';
import { tellAccounts } from '../notice/tell-accounts.ts';
import { maySee } from '../queue/visibility.ts';
import { listAccounts } from '../store/account-store.ts';
import { lastResolver } from '../store/event-store.ts';
import { forgetTold } from '../store/notice-store.ts';
import type { Db } from '../store/tables.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

const kind: NoticeKind = 'visitor-not-solved';

/**
 * Tells that a visitor is not helped after all: who resolved his ticket, and of a plain no the leads
 * too. What he said before is taken back from their bells. Call it in the command that keeps his answer.
 */
export async function tellUnsolved(
  db: Db,
  context: DeskContext,
  { item }: StoredTicket,
  { solved }: Pick<Feedback, 'solved'>,
  at: string,
): Promise<void> {
  const { ticketId } = item;
  await forgetTold(db, ticketId, kind);
  if (solved === 'yes') return;
  const resolverId = await lastResolver(db, ticketId);
  const accounts = (await listAccounts(db)).filter(
    ({ role, blocked }) => blocked !== true && maySee(role, item.queue),
  );
  const resolver = accounts
    .map(({ accountId }) => accountId)
    .filter((accountId) => accountId === resolverId);
  // Somebody hears it, also when whoever resolved it is gone or no longer sees it.
  const others = solved === 'no' || resolver.length === 0 ? leadsAmong(accounts) : [];
  const notice = { kind, at, ticketId, details: { solved } };
  await tellAccounts(context, db, [...resolver, ...others], notice);
}
