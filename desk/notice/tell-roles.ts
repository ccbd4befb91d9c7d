import type { Role } from '../../shared/contract/desk-contract.ts';
import type { DeskContext } from '../desk-context.ts';
import { listAccounts } from '../store/account-store.ts';
import { type NewNotice, addNotice } from '../store/notice-store.ts';
import type { Db } from '../store/tables.ts';

/**
 * Tells every account that has one of these roles; call it in the command that makes it so.
 *
 * @param except the account of whoever did it, who need not be told
 */
export async function tellRoles(
  { newId }: Pick<DeskContext, 'newId'>,
  db: Db,
  roles: readonly Role[],
  notice: Pick<NewNotice, 'kind' | 'at' | 'details'> & Partial<Pick<NewNotice, 'ticketId'>>,
  except: string | null = null,
): Promise<void> {
  for (const { accountId, role } of await listAccounts(db)) {
    if (!roles.includes(role) || accountId === except) continue;
    await addNotice(db, { noticeId: newId(), accountId, ticketId: null, ...notice });
  }
}
