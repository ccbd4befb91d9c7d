import { type Selectable } from 'kysely';
import {
  type Asset,
  type AssetHolder,
  type AssetIdentifier,
  type AssetState,
  type RecordedType,
} from '../../shared/domain/asset.ts';
import { holderKey } from '../../shared/domain/holder.ts';
import { searchable } from '../search/search-tokens.ts';
import type { AssetModelTable, AssetTable } from './asset-tables.ts';
import { type RegisterPage, hasWord } from './register-page.ts';
import type { Db, DeskDatabase } from './tables.ts';

/** A row of an index of PostgreSQL has at most 2,704 bytes. */
const longestSearchText = 500;

/** What the list is narrowed to; null is everything. */
export interface AssetFilter extends RegisterPage {
  readonly type: RecordedType | null;
  readonly state: AssetState | null;
  readonly site: string | null;
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
    .selectAll('asset')
    .select(['asset_model.maker', 'asset_model.model'])
    .where('asset.asset_id', 'in', [...ids])
    .execute();
  const numbers = await db
    .selectFrom('asset_identifier')
    .select(['asset_id', 'kind', 'value'])
    .where('asset_id', 'in', [...ids])
    .orderBy('asset_id')
    .orderBy('place')
    .execute();
  const identifiers = Map.groupBy(numbers, (row) => row.asset_id);
  const known = new Map(
    rows.map((row) => [
      row.asset_id,
      assetOf(
        row,
        (identifiers.get(row.asset_id) ?? []).map(({ kind, value }) => ({ kind, value })),
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
  if (filter.site !== null) query = query.where('site', '=', filter.site);
  if (filter.holderKey !== null) query = query.where('holder_key', '=', filter.holderKey);
  for (const word of filter.words) query = query.where(hasWord('search_text', word));
  const rows = await query.execute();
  return assetsById(
    db,
    rows.map((row) => row.asset_id),
  );
}

/** At most ten assets with exactly this tag, or with this number as `checkIdentifier` writes it. */
export async function findAssetsByCode(
  db: Db,
  code: { readonly tag: string; readonly values: readonly string[] },
): Promise<readonly Asset[]> {
  const tagged = await db
    .selectFrom('asset')
    .select('asset_id')
    .where('tag', '=', code.tag)
    .execute();
  const numbered =
    code.values.length === 0
      ? []
      : await db
          .selectFrom('asset_identifier')
          .select('asset_id')
          .distinct()
          .where('value', 'in', [...code.values])
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

/** The keys under which readouts of this asset are known. */
export async function deviceKeysOf(db: Db, assetId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('asset_device')
    .select('device_key')
    .where('asset_id', '=', assetId)
    .limit(20)
    .execute();
  return rows.map((row) => row.device_key);
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
  const { asset_id: assetId, ...row } = rowOf(asset, modelId);
  await db
    .insertInto('asset')
    .values({ asset_id: assetId, ...row })
    .onConflict((conflict) => conflict.column('asset_id').doUpdateSet(row))
    .execute();
}

/** Writes the numbers of an asset over those that it had. */
export async function putIdentifiers(
  db: Db,
  { assetId, maker, identifiers }: Pick<Asset, 'assetId' | 'maker' | 'identifiers'>,
): Promise<void> {
  await db.deleteFrom('asset_identifier').where('asset_id', '=', assetId).execute();
  if (identifiers.length === 0) return;
  await db
    .insertInto('asset_identifier')
    .values(
      identifiers.map(({ kind, value }, place) => ({
        asset_id: assetId,
        place,
        kind,
        value,
        scope: scopeOf(kind, maker),
      })),
    )
    .execute();
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
    .where('value', '=', value)
    .where('kind', '=', kind)
    .where('scope', '=', scopeOf(kind, maker))
    .where('asset_id', '!=', assetId)
    .executeTakeFirst();
  return row?.asset_id ?? null;
}

function scopeOf(kind: AssetIdentifier['kind'], maker: string): string {
  return kind === 'serial' ? searchable(maker) : '';
}

async function modelIdOf(
  db: Db,
  { type, maker, model }: Pick<Asset, 'type' | 'maker' | 'model'>,
  newId: () => string,
): Promise<string> {
  const modelKey = `${type} ${searchable(maker)} / ${searchable(model)}`;
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

function searchTextOf(asset: Asset): string {
  const words = [
    asset.tag,
    ...asset.identifiers.map(({ value }) => value),
    asset.holder?.name ?? '',
    asset.holder?.staffNumber ?? '',
    asset.maker,
    asset.model,
  ];
  return Array.from(searchable(words.join(' ')))
    .slice(0, longestSearchText)
    .join('');
}

function rowOf(asset: Asset, modelId: string): Selectable<AssetTable> {
  const { holder } = asset;
  return {
    asset_id: asset.assetId,
    version: asset.version,
    tag: asset.tag,
    model_id: modelId,
    type: asset.type,
    state: asset.state,
    site: asset.site,
    owner_unit: asset.ownerUnit,
    system: asset.system,
    holder_name: holder?.name ?? null,
    holder_staff_number: holder?.staffNumber ?? null,
    holder_person_id: holder?.personId ?? null,
    holder_key: holder === null ? null : holderKey(holder),
    due_on: asset.dueOn,
    warranty_until: asset.warrantyUntil,
    supplier: asset.supplier,
    purchased_on: asset.purchasedOn,
    purchase_order: asset.purchaseOrder,
    purchase_price: asset.purchasePrice,
    created_at: asset.createdAt,
    updated_at: asset.updatedAt,
    search_text: searchTextOf(asset),
  };
}

function assetOf(
  row: Selectable<AssetTable> & Pick<AssetModelTable, 'maker' | 'model'>,
  identifiers: AssetIdentifier[],
): Asset {
  return {
    assetId: row.asset_id,
    version: row.version,
    state: row.state,
    holder: holderOf(row),
    dueOn: row.due_on,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    tag: row.tag,
    type: row.type,
    maker: row.maker,
    model: row.model,
    identifiers,
    system: row.system,
    site: row.site,
    ownerUnit: row.owner_unit,
    warrantyUntil: row.warranty_until,
    supplier: row.supplier,
    purchasedOn: row.purchased_on,
    purchaseOrder: row.purchase_order,
    purchasePrice: row.purchase_price,
  };
}

function holderOf(row: Selectable<AssetTable>): AssetHolder | null {
  return row.holder_name === null
    ? null
    : {
        name: row.holder_name,
        staffNumber: row.holder_staff_number,
        personId: row.holder_person_id,
      };
}
