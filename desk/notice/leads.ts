import type { Account } from '../../shared/contract/desk-contract.ts';
import { findOpenAccount, listAccounts } from '../store/account-store.ts';
import type { Db } from '../store/tables.ts';

/** The leads among these who can sign in; the admins when there are none. */
export function leadsAmong(accounts: readonly Account[]): readonly string[] {
  const open = accounts.filter(({ blocked }) => blocked !== true);
  const of = (role: Account['role']) =>
    open.filter((account) => account.role === role).map(({ accountId }) => accountId);
  const leads = of('lead');
  return leads.length > 0 ? leads : of('admin');
}

/** All leads who can sign in; the admins when there are none. */
export async function leadIds(db: Db): Promise<readonly string[]> {
  return leadsAmong(await listAccounts(db));
}

/** Whoever did something, or all leads when his account is shut out or gone: somebody has to read it. */
export async function whoeverActsFor(db: Db, accountId: string): Promise<readonly string[]> {
  return (await findOpenAccount(db, accountId)) === null ? leadIds(db) : [accountId];
}
