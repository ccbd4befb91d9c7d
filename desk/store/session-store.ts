import type { Session } from '../../shared/contract/desk-contract.ts';
import type { Db } from './tables.ts';

/** A session with the moments that end it. */
export interface StoredSession {
  readonly tokenHash: string;
  readonly session: Session;
  readonly createdAt: string;
  readonly lastSeenAt: string;
}

export async function insertSession(
  db: Db,
  row: {
    readonly tokenHash: string;
    readonly accountId: string;
    readonly counter: string | null;
    /** Null at the first site. */
    readonly siteId: string | null;
    readonly at: string;
  },
): Promise<void> {
  await db
    .insertInto('session')
    .values({
      token_hash: row.tokenHash,
      account_id: row.accountId,
      counter: row.counter,
      site_id: row.siteId,
      created_at: row.at,
      last_seen_at: row.at,
    })
    .execute();
}

export async function findSession(db: Db, tokenHash: string): Promise<StoredSession | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('account', 'account.account_id', 'session.account_id')
    .leftJoin('technician_break', 'technician_break.account_id', 'session.account_id')
    .select([
      'technician_break.until_at',
      'session.counter',
      'session.created_at',
      'session.last_seen_at',
      'account.account_id',
      'account.user_name',
      'account.name',
      'account.role',
      'account.must_change_password',
    ])
    .where('session.token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    tokenHash,
    session: {
      accountId: row.account_id,
      userName: row.user_name,
      name: row.name,
      role: row.role,
      counter: row.counter,
      breakUntil: row.until_at,
      mustChangePassword: row.must_change_password === 1,
    },
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
  };
}

export async function touchSession(db: Db, tokenHash: string, at: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ last_seen_at: at })
    .where('token_hash', '=', tokenHash)
    .execute();
}

export async function setSessionCounter(
  db: Db,
  tokenHash: string,
  counter: string | null,
): Promise<void> {
  await db.updateTable('session').set({ counter }).where('token_hash', '=', tokenHash).execute();
}

/** The counter at which an account was last seen, or null. */
export async function latestCounter(db: Db, accountId: string): Promise<string | null> {
  const row = await db
    .selectFrom('session')
    .select('counter')
    .where('account_id', '=', accountId)
    .orderBy('last_seen_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.counter ?? null;
}

export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

export async function deleteSessionsOf(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('session').where('account_id', '=', accountId).execute();
}

/** Removes the sessions that ended by themselves. */
export async function deleteEndedSessions(
  db: Db,
  createdBefore: string,
  seenBefore: string,
): Promise<void> {
  await db
    .deleteFrom('session')
    .where((eb) =>
      eb.or([eb('created_at', '<', createdBefore), eb('last_seen_at', '<', seenBefore)]),
    )
    .execute();
}
