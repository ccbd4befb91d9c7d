import type { FloorPlan, KioskPlace } from '../../shared/domain/fleet/floor-plan.ts';
import { mostListedPlans } from '../../shared/domain/fleet/floor-plan.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import type { Db } from './tables.ts';

/** The plans of all sites or of one, each site's in the order in which they came. */
export async function floorPlans(
  db: Db,
  siteId: string | null = null,
): Promise<readonly FloorPlan[]> {
  const rows = await db
    .selectFrom('floor_plan')
    .selectAll()
    .$if(siteId !== null, (query) => query.where('site_id', '=', siteId ?? ''))
    .orderBy('added_at')
    .orderBy('plan_id')
    .limit(mostListedPlans)
    .execute();
  return rows.map((row) => ({
    planId: row.plan_id,
    siteId: row.site_id,
    name: row.name,
    photoHash: row.photo_hash,
  }));
}

/** One plan, or null. */
export async function findFloorPlan(db: Db, planId: string): Promise<FloorPlan | null> {
  const row = await db
    .selectFrom('floor_plan')
    .selectAll()
    .where('plan_id', '=', planId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { planId, siteId: row.site_id, name: row.name, photoHash: row.photo_hash };
}

export async function insertFloorPlan(db: Db, plan: FloorPlan, at: string): Promise<void> {
  await db
    .insertInto('floor_plan')
    .values({
      plan_id: plan.planId,
      site_id: plan.siteId,
      name: plan.name,
      photo_hash: plan.photoHash,
      added_at: at,
    })
    .execute();
}

export async function updateFloorPlan(db: Db, plan: FloorPlan): Promise<void> {
  await db
    .updateTable('floor_plan')
    .set({ name: plan.name, photo_hash: plan.photoHash })
    .where('plan_id', '=', plan.planId)
    .execute();
}

/** Takes a plan away with the places on it; false when there was none. */
export async function deleteFloorPlan(db: Db, planId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('floor_plan')
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

/** Whether a photo is the picture of a plan. */
export async function isFloorPlan(db: Db, hash: string): Promise<boolean> {
  const row = await db
    .selectFrom('floor_plan')
    .select('plan_id')
    .where('photo_hash', '=', hash)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Where kiosks stand; one that was moved to another site stands on no plan of it. */
export async function kioskPlaces(db: Db): Promise<ReadonlyMap<string, KioskPlace>> {
  const rows = await db
    .selectFrom('kiosk_place')
    .innerJoin('floor_plan', 'floor_plan.plan_id', 'kiosk_place.plan_id')
    .innerJoin('kiosk', 'kiosk.kiosk_id', 'kiosk_place.kiosk_id')
    .select([
      'kiosk_place.kiosk_id',
      'kiosk_place.plan_id',
      'kiosk_place.x',
      'kiosk_place.y',
      'floor_plan.site_id',
      'kiosk.site_id as kiosk_site_id',
    ])
    .execute();
  return new Map(
    rows
      .filter((row) => row.site_id === (row.kiosk_site_id ?? firstSiteId))
      .map(({ kiosk_id, plan_id, x, y }) => [kiosk_id, { planId: plan_id, x, y }]),
  );
}

/** The site where a kiosk stands; null when there is no such kiosk. */
export async function siteOfKiosk(db: Db, kioskId: string): Promise<string | null> {
  const row = await db
    .selectFrom('kiosk')
    .select('site_id')
    .where('kiosk_id', '=', kioskId)
    .executeTakeFirst();
  return row === undefined ? null : (row.site_id ?? firstSiteId);
}

/** Puts a kiosk on a plan, or with null on none. */
export async function putKioskPlace(
  db: Db,
  kioskId: string,
  place: KioskPlace | null,
): Promise<void> {
  if (place === null) {
    await db.deleteFrom('kiosk_place').where('kiosk_id', '=', kioskId).execute();
    return;
  }
  const columns = { plan_id: place.planId, x: place.x, y: place.y };
  await db
    .insertInto('kiosk_place')
    .values({ kiosk_id: kioskId, ...columns })
    .onConflict((conflict) => conflict.column('kiosk_id').doUpdateSet(columns))
    .execute();
}
