import { mostOtherSites } from '../../shared/contract/asset-routes.ts';
import { type Site, mostSites, shortNameOf } from '../../shared/domain/site.ts';
import type { Db } from './tables.ts';

/** A site of the desk, or text that names none. */
export type SiteWish = { readonly siteId: string } | { readonly text: string };

/** More different names are not looked through when a site gets its name. */
const mostTied = 5_000;

/** The site with this name, however it is written, or null. A site that nobody named is none. */
export async function siteNamed(
  db: Db,
  text: string,
): Promise<{ readonly siteId: string; readonly name: string } | null> {
  const rows = await db
    .selectFrom('site')
    .select(['site_id', 'name'])
    .where('name', 'is not', null)
    .limit(mostSites)
    .execute();
  const wanted = shortNameOf(text);
  const row = rows.find(({ name }) => name !== null && shortNameOf(name) === wanted);
  return row?.name == null ? null : { siteId: row.site_id, name: row.name };
}

/** What a filter on this text asks for. */
export async function siteWish(db: Db, text: string): Promise<SiteWish> {
  const site = await siteNamed(db, text);
  return site === null ? { text } : { siteId: site.siteId };
}

/** What stands on assets as their site and names none of the desk, by name. */
export async function otherSites(db: Db, limit = mostOtherSites): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('asset')
    .select('site')
    .distinct()
    .where('site_id', 'is', null)
    .where('site', 'is not', null)
    .orderBy('site')
    .limit(limit)
    .execute();
  return rows.flatMap(({ site }) => (site === null ? [] : [site]));
}

/** A site got this name: assets on which it was written already are there from now on. */
export async function tieAssets(
  db: Db,
  { siteId, name }: Pick<Site, 'siteId' | 'name'>,
): Promise<void> {
  const wanted = shortNameOf(name);
  const named = (await otherSites(db, mostTied)).filter((text) => shortNameOf(text) === wanted);
  if (named.length === 0) return;
  await db
    .updateTable('asset')
    .set({ site_id: siteId })
    .where('site_id', 'is', null)
    .where('site', 'in', named)
    .execute();
}
