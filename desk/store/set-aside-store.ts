import type { SetAside } from '../../shared/contract/hand-out-routes.ts';
import type { SetAsideTable } from './set-aside-tables.ts';
import type { Db } from './tables.ts';

/** A pool looks at so many of what lies ready for somebody. */
const mostSetAside = 500;

/** Lays an asset aside for somebody, or for somebody else than before. */
export async function putSetAside(db: Db, row: SetAsideTable): Promise<void> {
  const { asset_id: _asset, ...others } = row;
  await db
    .insertInto('set_aside')
    .values(row)
    .onConflict((conflict) => conflict.column('asset_id').doUpdateSet(others))
    .execute();
}

/** It is for nobody in particular any more. */
export async function deleteSetAside(db: Db, assetId: string): Promise<void> {
  await db.deleteFrom('set_aside').where('asset_id', '=', assetId).execute();
}

/** For whom an asset lies ready, or null. */
export async function setAsideOf(
  db: Db,
  assetId: string,
): Promise<(SetAside & { readonly holderKey: string }) | null> {
  const row = await db
    .selectFrom('set_aside')
    .selectAll()
    .where('asset_id', '=', assetId)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        holder: { name: row.holder_name, staffNumber: row.staff_number },
        at: row.at,
        by: row.actor,
        holderKey: row.holder_key,
      };
}

/** The assets that lie ready for somebody, the oldest first. */
export async function setAsideFor(
  db: Db,
  holderKey: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('set_aside')
    .select('asset_id')
    .where('holder_key', '=', holderKey)
    .orderBy('at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.asset_id);
}

/** The assets that lie ready for anybody else. */
export async function setAsideForOthers(db: Db, holderKey: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('set_aside')
    .select('asset_id')
    .where('holder_key', '!=', holderKey)
    .limit(mostSetAside)
    .execute();
  return rows.map((row) => row.asset_id);
}
