import type { DeskContext } from '../desk-context.ts';
import { type NewNotice, addNotice } from '../store/notice-store.ts';
import type { Db } from '../store/tables.ts';

/** What somebody is told; without a ticket it is about none. */
export type Told = Pick<NewNotice, 'kind' | 'at' | 'details'> &
  Partial<Pick<NewNotice, 'ticketId'>>;

/** Tells each of these accounts once; call it in the command that makes it so. */
export async function tellAccounts(
  { newId }: Pick<DeskContext, 'newId'>,
  db: Db,
  accountIds: Iterable<string>,
  notice: Told,
): Promise<void> {
  for (const accountId of new Set(accountIds)) {
    await addNotice(db, { noticeId: newId(), accountId, ticketId: null, ...notice });
  }
}
