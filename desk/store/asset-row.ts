import type { Selectable } from 'kysely';
import type { Asset, AssetHolder, AssetIdentifier } from '../../shared/domain/asset.ts';
import { identifierKey } from '../../shared/domain/asset-identifier.ts';
import { holderKey } from '../../shared/domain/holder.ts';
import { searchable } from '../search/search-tokens.ts';
import type { AssetIdentifierTable, AssetModelTable, AssetTable } from './asset-tables.ts';

/** A row of an index of PostgreSQL has at most 2,704 bytes. */
const longestSearchText = 500;

/** What makes a number that of one specimen: serial numbers are a maker's own. */
export function scopeOf(kind: AssetIdentifier['kind'], maker: string): string {
  return kind === 'serial' ? searchable(maker) : '';
}

/** What makes two models the same. */
export function modelKeyOf({
  type,
  maker,
  model,
}: Pick<Asset, 'type' | 'maker' | 'model'>): string {
  return `${type} ${searchable(maker)} / ${searchable(model)}`;
}

/** The numbers of an asset as their rows. */
export function identifierRows({
  assetId,
  maker,
  identifiers,
}: Pick<Asset, 'assetId' | 'maker' | 'identifiers'>): Selectable<AssetIdentifierTable>[] {
  return identifiers.map(({ kind, value }, place) => ({
    asset_id: assetId,
    place,
    kind,
    value: identifierKey(value),
    written: value,
    scope: scopeOf(kind, maker),
  }));
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

/** An asset as its row. */
export function assetRow(
  asset: Asset,
  modelId: string,
  siteId: string | null,
): Selectable<AssetTable> {
  const { holder } = asset;
  return {
    asset_id: asset.assetId,
    version: asset.version,
    tag: asset.tag,
    model_id: modelId,
    type: asset.type,
    state: asset.state,
    site: asset.site,
    site_id: siteId,
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

/** A row with its numbers as an asset. */
export function assetOfRow(
  row: Selectable<AssetTable> &
    Pick<AssetModelTable, 'maker' | 'model'> & { readonly site_name: string | null },
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
    site: row.site_name ?? row.site,
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
