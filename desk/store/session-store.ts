import type { Session } from '../../shared/contract/desk-contract.ts';
import { type TakenSeat, firstSiteId, mostSeats } from '../../shared/domain/site.ts';
import { siteColumnOf } from './at-site.ts';
import type { Db } from './tables.ts';

/** Where a technician sits. */
export interface Seat {
  readonly siteId: string;
  readonly counter: string | null;
}

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
      'session.site_id',
      'session.created_at',
      'session.last_seen_at',
      'account.account_id',
      'account.user_name',
      'account.name',
      'account.role',
      'account.must_change_password',
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('account.blocked_at', 'is', null)
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
      ...(row.site_id === null ? {} : { siteId: row.site_id }),
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

export async function setSessionSeat(
  db: Db,
  tokenHash: string,
  { siteId, counter }: Seat,
): Promise<void> {
  await db
    .updateTable('session')
    .set({ counter, site_id: siteColumnOf(siteId) })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Where an account was last seen; null when it was never signed in. */
export async function latestSeat(db: Db, accountId: string): Promise<Seat | null> {
  const row = await db
    .selectFrom('session')
    .select(['counter', 'site_id'])
    .where('account_id', '=', accountId)
    .orderBy('last_seen_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { siteId: row.site_id ?? firstSiteId, counter: row.counter };
}

/** Who sits at counters since a moment, by name of the counter. */
export async function seatsTaken(db: Db, seenSince: string): Promise<readonly TakenSeat[]> {
  const rows = await db
    .selectFrom('session')
    .innerJoin('account', 'account.account_id', 'session.account_id')
    .select(['session.account_id', 'account.name', 'session.counter', 'session.site_id'])
    .where('session.counter', 'is not', null)
    .where('session.last_seen_at', '>=', seenSince)
    .where('account.role', '!=', 'approver')
    .distinct()
    .orderBy('session.counter')
    .limit(mostSeats)
    .execute();
  return rows.map((row) => ({
    accountId: row.account_id,
    name: row.name,
    siteId: row.site_id ?? firstSiteId,
    counter: row.counter ?? '',
  }));
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
