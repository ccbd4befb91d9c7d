import type { Asset } from '../../shared/domain/asset.ts';
import { findAssetByDevice, findAssetsByCode } from '../store/asset-store.ts';
import type { Db } from '../store/tables.ts';

/**
 * The asset that somebody has and that is known by a key or a code of the device; null when there is
 * none, or more than one may be meant. The first code that says something decides.
 */
export async function assetOut(
  db: Db,
  deviceKey: string | null,
  codes: readonly string[],
): Promise<Asset | null> {
  const known = deviceKey === null ? null : await findAssetByDevice(db, deviceKey);
  if (known !== null) return known.holder === null ? null : known;
  for (const code of codes) {
    const found = await findAssetsByCode(db, { tag: code.trim().toUpperCase(), numbers: [code] });
    const out = found.filter(({ holder }) => holder !== null);
    if (out.length > 0) return out.length === 1 ? (out[0] ?? null) : null;
  }
  return null;
}
