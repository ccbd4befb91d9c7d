import { type Kysely, sql } from 'kysely';

/**
 * The site of an asset is one of the desk where its text names one; other text stays as it is. Whoever
 * filters on a site reads this index and not the table.
 */
export async function tieAssetsToSites(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('asset')
    .addColumn('site_id', 'text', (column) => column.references('site.site_id'))
    .execute();
  await sql`update asset set site_id = (select site_id from site where lower(site.name) = lower(asset.site))
    where site is not null`.execute(db);
  await sql`create index asset_site on asset (site_id, asset_id, state, type) where site_id is not null`.execute(
    db,
  );
  await sql`create index asset_other_site on asset (site, asset_id, state, type) where site_id is null and site is not null`.execute(
    db,
  );
}
