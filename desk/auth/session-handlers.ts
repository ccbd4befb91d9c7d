import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { firstSiteId, siteIdOf } from '../../shared/domain/site.ts';
import type { DeskContext } from '../desk-context.ts';
import { servingChanged } from '../queue/serving-changed.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { findAccount, setPassword } from '../store/account-store.ts';
import { beginBreak, endBreak } from '../store/break-store.ts';
import {
  deleteEndedSessions,
  deleteSession,
  deleteSessionsOf,
  insertSession,
  setSessionSeat,
} from '../store/session-store.ts';
import { refusalToSit } from '../site/seats.ts';
import { hashPassword, passwordFits } from './password.ts';
import { PasswordGuesses } from './password-guesses.ts';
import { newToken, tokenHash } from './token.ts';

type SessionRoutes =
  | 'session.create'
  | 'session.get'
  | 'session.end'
  | 'session.set-counter'
  | 'session.begin-break'
  | 'session.end-break'
  | 'session.change-password';

/** Signing in and out, the counter, the own password. */
export function sessionHandlers(context: DeskContext): Pick<DeskHandlers, SessionRoutes> {
  const { clock, database, settings } = context;
  const guesses = new PasswordGuesses(clock);

  /** Checks a password, counting the attempt against account and address until it proves good. */
  const checkPassword = async (
    userName: string,
    address: string,
    password: string,
    passwordHash: string | null,
  ): Promise<Result<null, Fault>> => {
    const guess = guesses.begin(userName, address);
    if (guess === null) {
      return err(fault('auth/too-many-attempts', 'Too many wrong passwords; wait'));
    }
    if (!(await passwordFits(password, passwordHash))) {
      return err(fault('auth/wrong-credentials', 'User name or password is wrong'));
    }
    guess.wasGood();
    return ok(null);
  };

  /** A session of an account with a new token, which the caller puts in the cookie. */
  const begin = async (
    accountId: string,
    { counter, siteId }: Pick<Session, 'counter' | 'siteId'>,
    endOthers: boolean,
  ) => {
    const token = newToken();
    const nowMs = clock.nowMs();
    await database.write(async (db) => {
      await deleteEndedSessions(
        db,
        new Date(nowMs - settings.sessionLifetimeMs).toISOString(),
        new Date(nowMs - settings.sessionIdleMs).toISOString(),
      );
      if (endOthers) await deleteSessionsOf(db, accountId);
      await insertSession(db, {
        tokenHash: tokenHash(token),
        accountId,
        counter,
        siteId: siteId ?? null,
        at: timestamp(clock),
      });
    });
    return token;
  };

  return {
    'session.create': async ({ body }, caller, exchange) => {
      const account = await findAccount(database.read, { userName: body.userName });
      const checked = await checkPassword(
        body.userName,
        exchange.address,
        body.password,
        account?.passwordHash ?? null,
      );
      if (!checked.ok) return checked;
      // Who is shut out hears no more than who has a wrong password.
      if (account === null || account.blocked) {
        return err(fault('auth/wrong-credentials', 'No such account'));
      }
      // Signing in over an old session ends it: a cookie never outlives its replacement.
      if (caller.kind === 'staff') {
        await database.write((db) => deleteSession(db, caller.sessionHash));
      }
      exchange.setSessionCookie(await begin(account.accountId, { counter: null }, false));
      return ok({
        accountId: account.accountId,
        userName: account.userName,
        name: account.name,
        role: account.role,
        counter: null,
        breakUntil: null,
        mustChangePassword: account.mustChangePassword,
      });
    },
    'session.get': async (_input, { session }) => ok(session),
    'session.end': async (_input, caller, exchange) => {
      await database.write((db) => deleteSession(db, caller.sessionHash));
      exchange.setSessionCookie(null);
      return ok({});
    },
    'session.set-counter': async ({ body }, { session, sessionHash }) => {
      const { counter, siteId = siteIdOf(session) } = body;
      const refusal = await refusalToSit(context, { siteId, counter });
      if (refusal !== null) return err(refusal);
      await database.write((db) => setSessionSeat(db, sessionHash, { siteId, counter }));
      servingChanged(context);
      return ok({ ...session, counter, siteId: siteId === firstSiteId ? undefined : siteId });
    },
    'session.begin-break': async ({ body }, { session }) => {
      const nowMs = clock.nowMs();
      const breakUntil = new Date(nowMs + body.minutes * 60_000).toISOString();
      await database.write((db) => beginBreak(db, session.accountId, timestamp(clock), breakUntil));
      servingChanged(context);
      return ok({ ...session, breakUntil });
    },
    'session.end-break': async (_input, { session }) => {
      await database.write((db) => endBreak(db, session.accountId));
      servingChanged(context);
      return ok({ ...session, breakUntil: null });
    },
    'session.change-password': async ({ body }, { session }, exchange) => {
      const account = await findAccount(database.read, { accountId: session.accountId });
      const checked = await checkPassword(
        session.userName,
        exchange.address,
        body.current,
        account?.passwordHash ?? null,
      );
      if (!checked.ok) return checked;
      if (body.next === body.current) {
        return err(fault('account/same-password', 'The new password is the old one'));
      }
      const passwordHash = await hashPassword(body.next);
      await database.write((db) => setPassword(db, session.accountId, passwordHash, false));
      exchange.setSessionCookie(await begin(session.accountId, session, true));
      const changed: Session = { ...session, mustChangePassword: false };
      return ok(changed);
    },
  };
}
