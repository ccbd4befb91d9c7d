import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Role, Session } from '../../shared/contract/desk-contract.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import {
  type StoredAccount,
  findAccount,
  otherAdmins,
  setBlocked,
  setPassword,
  setRole,
} from '../store/account-store.ts';
import { actorOf, addAudit } from '../store/audit-store.ts';
import { deleteSessionsOf } from '../store/session-store.ts';
import type { Db } from '../store/tables.ts';
import { hashPassword } from './password.ts';
import { newOneTimePassword } from './token.ts';

type AccountParts = Pick<DeskContext, 'database' | 'clock' | 'newId'>;

type ChangeRoutes = 'account.block' | 'account.change-role' | 'account.reset-password';

/** What an admin may do to an account that is there. Each ends its sessions, and is written down. */
export function changeAccountHandlers(context: DeskContext): Pick<DeskHandlers, ChangeRoutes> {
  return {
    'account.block': async ({ params, body }, { session }) => {
      const { blocked } = body;
      const at = blocked ? timestamp(context.clock) : null;
      const changed = await change(context, session, {
        accountId: params.accountId,
        kind: blocked ? 'account.blocked' : 'account.unblocked',
        endsAdmin: blocked,
        act: (db) => setBlocked(db, params.accountId, at),
      });
      return changed.ok ? ok({}) : changed;
    },
    'account.change-role': async ({ params, body }, { session }) => {
      const changed = await change(context, session, {
        accountId: params.accountId,
        kind: 'account.role-changed',
        role: body.role,
        endsAdmin: body.role !== 'admin',
        act: (db) => setRole(db, params.accountId, body.role),
      });
      return changed.ok ? ok({}) : changed;
    },
    'account.reset-password': async ({ params }, { session }) => {
      const oneTimePassword = newOneTimePassword();
      const passwordHash = await hashPassword(oneTimePassword);
      const changed = await change(context, session, {
        accountId: params.accountId,
        kind: 'account.password-reset',
        endsAdmin: false,
        act: (db) => setPassword(db, params.accountId, passwordHash, true),
      });
      return changed.ok ? ok({ userName: changed.value.userName, oneTimePassword }) : changed;
    },
  };
}

/**
 * For an admin who lost his password, on the desk machine: a new one-time password for this user name, as an
 * admin who is not blocked.
 */
export async function resetAdmin(
  context: AccountParts,
  userName: string,
): Promise<Result<string, Fault>> {
  const account = await findAccount(context.database.read, { userName });
  if (account === null) return err(fault('account/unknown', `There is no account ${userName}`));
  const { accountId } = account;
  const oneTimePassword = newOneTimePassword();
  const passwordHash = await hashPassword(oneTimePassword);
  const changed = await change(context, null, {
    accountId,
    kind: 'account.admin-reset',
    endsAdmin: false,
    act: async (db) => {
      await setRole(db, accountId, 'admin');
      await setBlocked(db, accountId, null);
      await setPassword(db, accountId, passwordHash, true);
    },
  });
  return changed.ok ? ok(oneTimePassword) : changed;
}

async function change(
  { database, clock, newId }: AccountParts,
  session: Session | null,
  wanted: {
    readonly accountId: string;
    readonly kind: string;
    readonly role?: Role;
    /** Afterwards this account is no admin who can sign in. */
    readonly endsAdmin: boolean;
    readonly act: (db: Db) => Promise<void>;
  },
): Promise<Result<StoredAccount, Fault>> {
  const { accountId, kind, role, endsAdmin } = wanted;
  return database.write(async (db) => {
    const others = await otherAdmins(db, database.kind, accountId);
    const account = await findAccount(db, { accountId });
    if (account === null) return err(fault('account/unknown', 'There is no such account'));
    if (endsAdmin && account.role === 'admin' && others === 0) {
      return err(fault('account/last-admin', 'This is the last admin who can sign in'));
    }
    await wanted.act(db);
    await deleteSessionsOf(db, accountId);
    await addAudit(db, {
      lineId: newId(),
      at: timestamp(clock),
      ...actorOf(session),
      area: 'account',
      kind,
      subject: account.userName,
      details: role === undefined ? {} : { from: account.role, to: role },
    });
    return ok(account);
  });
}
