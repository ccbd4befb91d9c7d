import { type Found, mostFound } from '../../shared/contract/find-routes.ts';
import type { Asset } from '../../shared/domain/asset.ts';
import { numbersIn } from '../register/scanned-code.ts';
import { rareAssets } from '../store/asset-search-store.ts';
import { findAssetsByCode, listAssets } from '../store/asset-store.ts';
import { listLicences } from '../store/licence-store.ts';
import { listTemplates } from '../store/right-store.ts';
import type { Db, DeskDatabase } from '../store/tables.ts';
import { bestFirst } from './best-fit.ts';
import { foundLine, inBoth } from './found-line.ts';

/** The newest that a register finds, among which are the best. */
const weighed = 20;

/** Assets as their register finds them, by parts of words too; first those with exactly this tag or number. */
export async function findAssets(
  database: DeskDatabase,
  text: string,
  words: readonly string[],
): Promise<readonly Found[]> {
  const { read } = database;
  const [scanned, listed] = await Promise.all([
    findAssetsByCode(read, numbersIn(text)),
    rareAssets(database, words).then((among) =>
      listAssets(read, {
        words,
        among,
        before: null,
        limit: weighed,
        type: null,
        state: null,
        site: null,
        holderKey: null,
      }),
    ),
  ]);
  const names = ({ tag, maker, model }: Asset) => ({ names: [tag, `${maker} ${model}`] });
  const isScanned = new Set(scanned.map(({ assetId }) => assetId));
  const others = listed.filter(({ assetId }) => !isScanned.has(assetId));
  return [...scanned, ...bestFirst(others, words, names, mostFound)]
    .slice(0, mostFound)
    .map((asset) => ({
      kind: 'asset',
      id: asset.assetId,
      title: inBoth(`${asset.tag} ${asset.maker} ${asset.model}`),
      code: asset.state,
      more: asset.holder?.name ?? '',
    }));
}

/** A few hundred at most, as their register finds them. */
export async function findLicences(db: Db, words: readonly string[]): Promise<readonly Found[]> {
  const listed = await listLicences(db, { words, before: null, limit: weighed });
  return bestFirst(listed, words, ({ name }) => ({ names: [name] }), mostFound).map(
    ({ productId, name, vendor }) => ({
      kind: 'licence',
      id: productId,
      title: inBoth(name),
      code: null,
      more: vendor,
    }),
  );
}

/** Rights that can be granted, some hundreds at most, by system and role. */
export async function findRights(db: Db, words: readonly string[]): Promise<readonly Found[]> {
  const listed = await listTemplates(db, { words, before: null, limit: weighed });
  return bestFirst(listed, words, ({ system }) => ({ names: [system] }), mostFound).map(
    ({ templateId, system, role }) => ({
      kind: 'right',
      id: templateId,
      title: inBoth(system),
      code: null,
      more: foundLine(role),
    }),
  );
}
