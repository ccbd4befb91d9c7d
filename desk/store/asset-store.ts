import type {
  Asset,
  AssetIdentifier,
  AssetState,
  RecordedType,
} from '../../shared/domain/asset.ts';
import { identifierKey } from '../../shared/domain/asset-identifier.ts';
import { assetOfRow, assetRow, identifierRows, modelKeyOf, scopeOf } from './asset-row.ts';
import { type SiteWish, siteNamed } from './asset-site-store.ts';
import { type RegisterPage, hasWord } from './register-page.ts';
import type { Db, DeskDatabase } from './tables.ts';

/** What the list is narrowed to; null is everything. */
export interface AssetFilter extends RegisterPage {
  readonly type: RecordedType | null;
  readonly state: AssetState | null;
  readonly site: SiteWish | null;
  /** Only these, as a search found them; null is no bound. */
  readonly among: readonly string[] | null;
  /** `holderKey`. */
  readonly holderKey: string | null;
}

/** One asset, or null. */
export async function findAsset(db: Db, assetId: string): Promise<Asset | null> {
  const [asset] = await assetsById(db, [assetId]);
  return asset ?? null;
}

/** One asset that nobody else changes before the end of this command, or null. */
export async function lockAsset(
  db: Db,
  kind: DeskDatabase['kind'],
  assetId: string,
): Promise<Asset | null> {
  if (kind === 'postgres') {
    await db
      .selectFrom('asset')
      .select('asset_id')
      .where('asset_id', '=', assetId)
      .forUpdate()
      .execute();
  }
  return findAsset(db, assetId);
}

/** These assets, in the order of the ids. */
export async function assetsById(db: Db, ids: readonly string[]): Promise<readonly Asset[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('asset')
    .innerJoin('asset_model', 'asset_model.model_id', 'asset.model_id')
    .leftJoin('site', 'site.site_id', 'asset.site_id')
    .selectAll('asset')
    .select(['asset_model.maker', 'asset_model.model', 'site.name as site_name'])
    .where('asset.asset_id', 'in', [...ids])
    .execute();
  const numbers = await db
    .selectFrom('asset_identifier')
    .select(['asset_id', 'kind', 'written'])
    .where('asset_id', 'in', [...ids])
    .orderBy('asset_id')
    .orderBy('place')
    .execute();
  const identifiers = Map.groupBy(numbers, (row) => row.asset_id);
  const known = new Map(
    rows.map((row) => [
      row.asset_id,
      assetOfRow(
        row,
        (identifiers.get(row.asset_id) ?? []).map(({ kind, written }) => ({
          kind,
          value: written,
        })),
      ),
    ]),
  );
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** The assets of a filter, newest first. */
export async function listAssets(db: Db, filter: AssetFilter): Promise<readonly Asset[]> {
  let query = db
    .selectFrom('asset')
    .select('asset_id')
    .orderBy('asset_id', 'desc')
    .limit(filter.limit);
  if (filter.before !== null) query = query.where('asset_id', '<', filter.before);
  if (filter.type !== null) query = query.where('type', '=', filter.type);
  if (filter.state !== null) query = query.where('state', '=', filter.state);
  const { site } = filter;
  if (site !== null) {
    query =
      'siteId' in site
        ? query.where('site_id', '=', site.siteId)
        : query.where('site_id', 'is', null).where('site', '=', site.text);
  }
  if (filter.among !== null) {
    if (filter.among.length === 0) return [];
    query = query.where('asset_id', 'in', [...filter.among]);
  }
  if (filter.holderKey !== null) query = query.where('holder_key', '=', filter.holderKey);
  for (const word of filter.words) query = query.where(hasWord('search_text', word));
  const rows = await query.execute();
  return assetsById(
    db,
    rows.map((row) => row.asset_id),
  );
}

/** At most ten assets with exactly this tag or one of these numbers, however they are written. */
export async function findAssetsByCode(
  db: Db,
  code: { readonly tag: string; readonly numbers: readonly string[] },
): Promise<readonly Asset[]> {
  const keys = code.numbers.map(identifierKey).filter((key) => key !== '');
  const tagged = await db
    .selectFrom('asset')
    .select('asset_id')
    .where('tag', '=', code.tag)
    .execute();
  const numbered =
    keys.length === 0
      ? []
      : await db
          .selectFrom('asset_identifier')
          .select('asset_id')
          .distinct()
          .where('value', 'in', keys)
          .limit(10)
          .execute();
  const ids = new Set([...tagged, ...numbered].map((row) => row.asset_id));
  return assetsById(db, [...ids].slice(0, 10));
}

/** The asset that was read under this key, or null. */
export async function findAssetByDevice(db: Db, deviceKey: string): Promise<Asset | null> {
  const row = await db
    .selectFrom('asset_device')
    .select('asset_id')
    .where('device_key', '=', deviceKey)
    .executeTakeFirst();
  return row === undefined ? null : findAsset(db, row.asset_id);
}

/** From now on readouts under this key are of this asset. */
export async function putAssetDevice(db: Db, deviceKey: string, assetId: string): Promise<void> {
  await db
    .insertInto('asset_device')
    .values({ device_key: deviceKey, asset_id: assetId })
    .onConflict((conflict) => conflict.column('device_key').doUpdateSet({ asset_id: assetId }))
    .execute();
}

/** Writes an asset that is new, or over the one that was locked in the same command. */
export async function putAsset(db: Db, asset: Asset, newId: () => string): Promise<void> {
  const modelId = await modelIdOf(db, asset, newId);
  const siteId = asset.site === null ? null : ((await siteNamed(db, asset.site))?.siteId ?? null);
  const { asset_id: assetId, ...row } = assetRow(asset, modelId, siteId);
  await db
    .insertInto('asset')
    .values({ asset_id: assetId, ...row })
    .onConflict((conflict) => conflict.column('asset_id').doUpdateSet(row))
    .execute();
}

/** Writes the numbers of an asset over those that it had. */
export async function putIdentifiers(
  db: Db,
  asset: Pick<Asset, 'assetId' | 'maker' | 'identifiers'>,
): Promise<void> {
  await db.deleteFrom('asset_identifier').where('asset_id', '=', asset.assetId).execute();
  if (asset.identifiers.length === 0) return;
  await db.insertInto('asset_identifier').values(identifierRows(asset)).execute();
}

/** The asset with this tag, or null. */
export async function tagOwner(db: Db, tag: string): Promise<string | null> {
  const row = await db
    .selectFrom('asset')
    .select('asset_id')
    .where('tag', '=', tag)
    .executeTakeFirst();
  return row?.asset_id ?? null;
}

/** Of which other asset this number is, or null. */
export async function holderOfNumber(
  db: Db,
  { assetId, maker }: Pick<Asset, 'assetId' | 'maker'>,
  { kind, value }: AssetIdentifier,
): Promise<string | null> {
  const row = await db
    .selectFrom('asset_identifier')
    .select('asset_id')
    .where('value', '=', identifierKey(value))
    .where('kind', '=', kind)
    .where('scope', '=', scopeOf(kind, maker))
    .where('asset_id', '!=', assetId)
    .executeTakeFirst();
  return row?.asset_id ?? null;
}

async function modelIdOf(
  db: Db,
  { type, maker, model }: Pick<Asset, 'type' | 'maker' | 'model'>,
  newId: () => string,
): Promise<string> {
  const modelKey = modelKeyOf({ type, maker, model });
  await db
    .insertInto('asset_model')
    .values({ model_id: newId(), type, maker, model, model_key: modelKey })
    .onConflict((conflict) => conflict.column('model_key').doNothing())
    .execute();
  const row = await db
    .selectFrom('asset_model')
    .select('model_id')
    .where('model_key', '=', modelKey)
    .executeTakeFirstOrThrow();
  return row.model_id;
}
