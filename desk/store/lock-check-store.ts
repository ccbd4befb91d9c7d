import { sql } from 'kysely';
import { type LockCheck, lockCheckSchema } from '../../shared/domain/account-lock.ts';
import type { LockCheckTable } from './handover-tables.ts';
import type { Db } from './tables.ts';

export async function insertLockCheck(db: Db, row: LockCheckTable): Promise<void> {
  await db.insertInto('lock_check').values(row).execute();
}

/** What is known now of the account lock of an asset, since it last went out; null when nobody looked. */
export async function lockOf(
  db: Db,
  assetId: string,
  since: string | null,
): Promise<LockCheck | null> {
  const row = await db
    .selectFrom('lock_check')
    .selectAll()
    .where('asset_id', '=', assetId)
    .where('at', '>=', since ?? '')
    .orderBy('check_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return lockCheckSchema.parse({
    state: row.state,
    source: row.source,
    at: row.at,
    by: row.actor,
  });
}

/** Assets that came back and whose last check says that they are locked, newest first. */
export async function lockedReturns(db: Db, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('lock_check')
    .innerJoin('asset', 'asset.asset_id', 'lock_check.asset_id')
    .select('lock_check.asset_id')
    .where('asset.state', '=', 'returned')
    .where('lock_check.state', '=', 'locked')
    .where(
      sql<boolean>`lock_check.check_id = (select max(newer.check_id) from lock_check as newer where newer.asset_id = lock_check.asset_id)`,
    )
    .orderBy('lock_check.check_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.asset_id);
}
