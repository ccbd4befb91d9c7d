import type { DeskContext } from '../desk-context.ts';
import { maySee } from '../queue/visibility.ts';
import { findOpenAccount } from '../store/account-store.ts';
import { addNotice } from '../store/notice-store.ts';
import type { Db } from '../store/tables.ts';
import type { ChangedBy } from './change.ts';
import type { StoredTicket } from './stored-ticket.ts';

/**
 * Tells who is mentioned in a note, in the command that writes it, and answers who was told. Whoever
 * may not see the ticket, an approver or an account that is gone or shut out is passed over without a word: the
 * bell must not tell that there is such a ticket.
 */
export async function tellMentioned(
  db: Db,
  context: DeskContext,
  by: ChangedBy,
  { item, updatedAt }: StoredTicket,
  mentions: readonly string[],
): Promise<readonly string[]> {
  const told: string[] = [];
  for (const accountId of new Set(mentions)) {
    const account = await findOpenAccount(db, accountId);
    if (account === null || account.accountId === by.accountId) continue;
    if (!maySee(account.role, item.queue)) continue;
    await addNotice(db, {
      noticeId: context.newId(),
      accountId,
      ticketId: item.ticketId,
      kind: 'mentioned',
      at: updatedAt,
      details: { by: by.name },
    });
    told.push(accountId);
  }
  return told;
}
