import type { Kysely } from 'kysely';
import { identifierKey } from '../../shared/domain/asset-identifier.ts';
import type { ImportantDevice } from '../../shared/contract/priority-routes.ts';
import { markOfRow } from './importance-marks.ts';
import type { Db } from './tables.ts';

/** Assets that raise the impact of a visit, by whatever they are known: cable, tag or number. */
export interface ImportantAssetTable {
  readonly mark_id: string;
  readonly asset_id: string;
  readonly device_name: string;
  readonly words: string;
  readonly at: string;
  readonly by_name: string;
}

export async function createImportantAssets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('important_asset')
    .addColumn('mark_id', 'text', (column) => column.primaryKey())
    .addColumn('asset_id', 'text', (column) =>
      column.notNull().unique().references('asset.asset_id').onDelete('cascade'),
    )
    .addColumn('device_name', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .execute();
}

/** How a tag and a number are looked up; a tag is no number that happens to be the same. */
export const tagCode = (tag: string): string => `tag ${tag.trim().toUpperCase()}`;
export const numberCode = (number: string): string => `number ${identifierKey(number)}`;

/** Why marked assets are important: by the keys of their readouts, and by their tags and numbers. */
interface ImportantAssetWords {
  readonly byDevice: ReadonlyMap<string, string>;
  readonly byCode: ReadonlyMap<string, string>;
}

export async function importantAssetWords(db: Db): Promise<ImportantAssetWords> {
  const marked = db
    .selectFrom('important_asset')
    .innerJoin('asset', 'asset.asset_id', 'important_asset.asset_id');
  const [tags, numbers, devices] = await Promise.all([
    marked.select(['asset.tag', 'important_asset.words']).execute(),
    marked
      .innerJoin('asset_identifier', 'asset_identifier.asset_id', 'asset.asset_id')
      .select(['asset_identifier.value', 'important_asset.words'])
      .execute(),
    marked
      .innerJoin('asset_device', 'asset_device.asset_id', 'asset.asset_id')
      .select(['asset_device.device_key', 'important_asset.words'])
      .execute(),
  ]);
  return {
    byDevice: new Map(devices.map((row) => [row.device_key, row.words])),
    byCode: new Map([
      ...numbers.map((row) => [numberCode(row.value), row.words] as const),
      ...tags.map((row) => [tagCode(row.tag), row.words] as const),
    ]),
  };
}

/** The mark of one asset, or null. */
export async function importantAsset(db: Db, assetId: string): Promise<ImportantDevice | null> {
  const row = await db
    .selectFrom('important_asset')
    .selectAll()
    .where('asset_id', '=', assetId)
    .executeTakeFirst();
  return row === undefined ? null : markOfRow(row);
}

/** Marks an asset; marked again it is important for the newest reason. */
export async function markAsset(
  db: Db,
  assetId: string,
  mark: ImportantDevice & { readonly deviceName: string },
): Promise<void> {
  const news = { words: mark.words, at: mark.at, by_name: mark.by, device_name: mark.deviceName };
  await db
    .insertInto('important_asset')
    .values({ mark_id: mark.markId, asset_id: assetId, ...news })
    .onConflict((conflict) => conflict.column('asset_id').doUpdateSet(news))
    .execute();
}
