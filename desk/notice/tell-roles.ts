import type { Role } from '../../shared/contract/desk-contract.ts';
import type { DeskContext } from '../desk-context.ts';
import { listAccounts } from '../store/account-store.ts';
import type { Db } from '../store/tables.ts';
import { type Told, tellAccounts } from './tell-accounts.ts';

/**
 * Tells every account that has one of these roles; call it in the command that makes it so.
 *
 * @param except the account of whoever did it, who need not be told
 */
export async function tellRoles(
  context: Pick<DeskContext, 'newId'>,
  db: Db,
  roles: readonly Role[],
  notice: Told,
  except: string | null = null,
): Promise<void> {
  const told = (await listAccounts(db)).filter(
    ({ accountId, role }) => roles.includes(role) && accountId !== except,
  );
  await tellAccounts(
    context,
    db,
    told.map(({ accountId }) => accountId),
    notice,
  );
}
