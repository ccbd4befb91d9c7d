import { byName } from '../../shared/base/by-name.ts';
import type { Account, Role } from '../../shared/contract/desk-contract.ts';
import type { Db, DeskDatabase } from './tables.ts';

/** A local account with what only sign-in may see. */
export interface StoredAccount extends Account {
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly blocked: boolean;
}

export interface NewAccount {
  readonly accountId: string;
  readonly userName: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly createdAt: string;
}

/** Adds an account; false when the user name is taken. */
export async function insertAccount(db: Db, account: NewAccount): Promise<boolean> {
  const row = await db
    .insertInto('account')
    .values({
      account_id: account.accountId,
      user_name: account.userName,
      name: account.name,
      role: account.role,
      password_hash: account.passwordHash,
      must_change_password: account.mustChangePassword ? 1 : 0,
      created_at: account.createdAt,
    })
    .onConflict((conflict) => conflict.column('user_name').doNothing())
    .returning('account_id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function hasAccounts(db: Db): Promise<boolean> {
  const row = await db.selectFrom('account').select('account_id').limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function listAccounts(db: Db): Promise<readonly Account[]> {
  const rows = await db
    .selectFrom('account')
    .select(['account_id', 'user_name', 'name', 'role', 'blocked_at'])
    .orderBy('user_name')
    .execute();
  return rows.toSorted(byName).map((row) => ({
    accountId: row.account_id,
    userName: row.user_name,
    name: row.name,
    role: row.role,
    ...(row.blocked_at === null ? {} : { blocked: true }),
  }));
}

export async function findAccount(
  db: Db,
  by: { readonly userName: string } | { readonly accountId: string },
): Promise<StoredAccount | null> {
  const query = db.selectFrom('account').selectAll();
  const row = await (
    'userName' in by
      ? query.where('user_name', '=', by.userName)
      : query.where('account_id', '=', by.accountId)
  ).executeTakeFirst();
  if (row === undefined) return null;
  return {
    accountId: row.account_id,
    userName: row.user_name,
    name: row.name,
    role: row.role,
    passwordHash: row.password_hash,
    mustChangePassword: row.must_change_password === 1,
    blocked: row.blocked_at !== null,
  };
}

/** Somebody to whom work can go: an account that is there and not shut out; else null. */
export async function findOpenAccount(db: Db, accountId: string): Promise<StoredAccount | null> {
  const account = await findAccount(db, { accountId });
  return account === null || account.blocked ? null : account;
}

export async function setPassword(
  db: Db,
  accountId: string,
  passwordHash: string,
  mustChangePassword: boolean,
): Promise<void> {
  await db
    .updateTable('account')
    .set({ password_hash: passwordHash, must_change_password: mustChangePassword ? 1 : 0 })
    .where('account_id', '=', accountId)
    .execute();
}

export async function setRole(db: Db, accountId: string, role: Role): Promise<void> {
  await db.updateTable('account').set({ role }).where('account_id', '=', accountId).execute();
}

/** Shuts an account out since a moment, or (null) lets it in. */
export async function setBlocked(db: Db, accountId: string, at: string | null): Promise<void> {
  await db
    .updateTable('account')
    .set({ blocked_at: at })
    .where('account_id', '=', accountId)
    .execute();
}

/** How many other admins can sign in. On PostgreSQL they stay so until the command ends. */
export async function otherAdmins(
  db: Db,
  kind: DeskDatabase['kind'],
  accountId: string,
): Promise<number> {
  const admins = db
    .selectFrom('account')
    .select('account_id')
    .where('role', '=', 'admin')
    .where('blocked_at', 'is', null)
    .orderBy('account_id');
  const rows = await (kind === 'postgres' ? admins.forUpdate() : admins).execute();
  return rows.filter((row) => row.account_id !== accountId).length;
}
