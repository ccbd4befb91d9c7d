import { byName } from '../../shared/base/by-name.ts';
import type { PlacedKiosk } from '../../shared/contract/site-routes.ts';
import {
  type Counter,
  type Site,
  firstSiteId,
  mostCounters,
  mostSites,
} from '../../shared/domain/site.ts';
import { isDeviceAt } from './bench-store.ts';
import { isLive } from './queue-order.ts';
import { siteColumnOf } from './at-site.ts';
import type { Db } from './tables.ts';

/** All sites, the first one first and the others by name; an unnamed first site is called `deskName`. */
export async function listSites(db: Db, deskName: string): Promise<readonly Site[]> {
  const sites = await db.selectFrom('site').selectAll().limit(mostSites).execute();
  const counters = await db
    .selectFrom('site_counter')
    .selectAll()
    .orderBy('name')
    .limit(mostSites * mostCounters)
    .execute();
  const listed = sites.map((row) => ({
    siteId: row.site_id,
    name: row.name ?? deskName,
    where: row.place,
    active: row.closed === 0,
    counters: counters
      .filter((each) => each.site_id === row.site_id)
      .map(counterOfRow)
      .toSorted(byName),
  }));
  const rank = ({ siteId }: Site) => (siteId === firstSiteId ? 0 : 1);
  return listed.toSorted((one, two) => rank(one) - rank(two) || byName(one, two));
}

export async function insertSite(db: Db, site: Omit<Site, 'counters'>): Promise<void> {
  await db.insertInto('site').values(rowOfSite(site)).execute();
}

export async function updateSite(db: Db, site: Omit<Site, 'counters'>): Promise<void> {
  const { site_id: siteId, ...row } = rowOfSite(site);
  await db.updateTable('site').set(row).where('site_id', '=', siteId).execute();
}

function rowOfSite(site: Omit<Site, 'counters'>) {
  const closed = site.active ? 0 : 1;
  return { site_id: site.siteId, name: site.name, place: site.where, closed } as const;
}

/** One counter, or null. */
export async function findCounter(db: Db, counterId: string): Promise<Counter | null> {
  const row = await db
    .selectFrom('site_counter')
    .selectAll()
    .where('counter_id', '=', counterId)
    .executeTakeFirst();
  return row === undefined ? null : counterOfRow(row);
}

export async function insertCounter(db: Db, counter: Counter): Promise<void> {
  await db.insertInto('site_counter').values(rowOfCounter(counter)).execute();
}

export async function updateCounter(db: Db, counter: Counter): Promise<void> {
  const { counter_id: counterId, ...row } = rowOfCounter(counter);
  await db.updateTable('site_counter').set(row).where('counter_id', '=', counterId).execute();
}

function counterOfRow(row: {
  readonly counter_id: string;
  readonly site_id: string;
  readonly name: string;
  readonly closed: 0 | 1;
}): Counter {
  return {
    counterId: row.counter_id,
    siteId: row.site_id,
    name: row.name,
    active: row.closed === 0,
  };
}

function rowOfCounter({ counterId, siteId, name, active }: Counter) {
  return { counter_id: counterId, site_id: siteId, name, closed: active ? 0 : 1 } as const;
}

/** The kiosks by name, with where they stand. */
export async function placedKiosks(db: Db, limit: number): Promise<readonly PlacedKiosk[]> {
  const rows = await db
    .selectFrom('kiosk')
    .select(['kiosk_id', 'name', 'site_id'])
    .orderBy('name')
    .limit(limit)
    .execute();
  return rows.toSorted(byName).map((row) => ({
    kioskId: row.kiosk_id,
    name: row.name,
    siteId: row.site_id ?? firstSiteId,
  }));
}

/** Says where a kiosk stands; its name, or null when there is no such kiosk. */
export async function placeKiosk(db: Db, kioskId: string, siteId: string): Promise<string | null> {
  const row = await db
    .updateTable('kiosk')
    .set({ site_id: siteColumnOf(siteId) })
    .where('kiosk_id', '=', kioskId)
    .returning('name')
    .executeTakeFirst();
  return row?.name ?? null;
}

/** Whether a kiosk or a shelf in use stands at a site that is not the first, or somebody or his device is there now. */
export async function isSiteInUse(db: Db, siteId: string): Promise<boolean> {
  const kiosk = await db
    .selectFrom('kiosk')
    .select('kiosk_id')
    .where('site_id', '=', siteId)
    .limit(1)
    .executeTakeFirst();
  if (kiosk !== undefined) return true;
  const ticket = await db
    .selectFrom('ticket')
    .select('ticket_id')
    .where(isLive)
    .where('status', '!=', 'resolved')
    .where('site_id', '=', siteId)
    .limit(1)
    .executeTakeFirst();
  if (ticket !== undefined) return true;
  const shelf = await db
    .selectFrom('shelf')
    .select('shelf_id')
    .where('site_id', '=', siteId)
    .where('closed', '=', 0)
    .limit(1)
    .executeTakeFirst();
  return shelf !== undefined || (await isDeviceAt(db, siteId));
}
