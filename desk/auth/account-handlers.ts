import { timestamp } from '../../shared/base/clock.ts';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Role } from '../../shared/contract/desk-contract.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { hasAccounts, insertAccount, listAccounts } from '../store/account-store.ts';
import { hashPassword } from './password.ts';
import { newOneTimePassword } from './token.ts';

/** Local accounts. */
export function accountHandlers(
  context: DeskContext,
): Pick<DeskHandlers, 'account.list' | 'account.create'> {
  return {
    'account.list': async () => ok({ accounts: [...(await listAccounts(context.database.read))] }),
    'account.create': async ({ body }) => {
      const created = await createAccount(context, body);
      return created === null
        ? err(fault('account/name-taken', 'The user name is taken'))
        : ok({ account: created.account, oneTimePassword: created.oneTimePassword });
    },
  };
}

/** A new account with a password that must be changed at once; null when the name is taken. */
async function createAccount(
  context: Pick<DeskContext, 'database' | 'clock' | 'newId'>,
  wanted: { readonly userName: string; readonly name: string; readonly role: Role },
) {
  const oneTimePassword = newOneTimePassword();
  const account = { accountId: context.newId(), ...wanted };
  const passwordHash = await hashPassword(oneTimePassword);
  const inserted = await context.database.write((db) =>
    insertAccount(db, {
      ...account,
      passwordHash,
      mustChangePassword: true,
      createdAt: timestamp(context.clock),
    }),
  );
  return inserted ? { account, oneTimePassword } : null;
}

/** How the first administrator signs in. */
export interface FirstSignIn {
  readonly userName: string;
  readonly oneTimePassword: string;
}

/** Makes the account `admin` on a desk that has none at all; null on every later start. */
export async function ensureFirstAdmin(
  context: Pick<DeskContext, 'database' | 'clock' | 'newId'>,
): Promise<FirstSignIn | null> {
  if (await hasAccounts(context.database.read)) return null;
  const created = await createAccount(context, { userName: 'admin', name: 'Admin', role: 'admin' });
  return created === null
    ? null
    : { userName: created.account.userName, oneTimePassword: created.oneTimePassword };
}
