import type { Db } from './tables.ts';

/** A kiosk of which admins are told. */
export interface WatchedKiosk {
  readonly kioskId: string;
  readonly name: string;
  readonly at: string;
}

/** Kiosks that work, were last heard before a moment, and of which nobody was told yet. */
export function kiosksGoneQuiet(db: Db, before: string): Promise<WatchedKiosk[]> {
  return watched(db).where('at', '<', before).where('told_away', '=', 0).execute();
}

/** Kiosks of which was told that they are away, and that were heard since a moment. */
export function kiosksHeardAgain(db: Db, since: string): Promise<WatchedKiosk[]> {
  return watched(db).where('at', '>=', since).where('told_away', '=', 1).execute();
}

/** Remembers what was told; false when another desk was first, or the kiosk was heard meanwhile. */
export async function markTold(
  db: Db,
  { kioskId, at }: WatchedKiosk,
  away: 0 | 1,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('kiosk_health')
    .set({ told_away: away })
    .where('kiosk_id', '=', kioskId)
    .where('told_away', '=', away === 1 ? 0 : 1)
    .$if(away === 1, (query) => query.where('at', '=', at))
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

function watched(db: Db) {
  return db
    .selectFrom('kiosk_health')
    .innerJoin('kiosk', 'kiosk.kiosk_id', 'kiosk_health.kiosk_id')
    .innerJoin('kiosk_key', (join) =>
      join
        .onRef('kiosk_key.kiosk_id', '=', 'kiosk_health.kiosk_id')
        .on('kiosk_key.state', '=', 'active'),
    )
    .select(['kiosk.kiosk_id as kioskId', 'kiosk.name', 'kiosk_health.at']);
}
