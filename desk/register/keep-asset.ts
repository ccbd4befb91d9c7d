import type { Fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { AssetEventKind } from '../../shared/domain/asset-event.ts';
import { sameIdentifiers } from '../../shared/domain/asset-identifier.ts';
import { retypeRefusal } from '../../shared/domain/asset-lifecycle.ts';
import type { Asset, AssetFacts } from '../../shared/domain/asset.ts';
import type { DeskContext } from '../desk-context.ts';
import { type AssetChange, assetToChange, lineOf } from '../store/asset-change.ts';
import { appendAssetEvent } from '../store/asset-event-store.ts';
import { putAsset, putIdentifiers } from '../store/asset-store.ts';
import type { Db } from '../store/tables.ts';
import { changesOf, checkFacts, taken } from './asset-facts.ts';

type Parts = Pick<DeskContext, 'database' | 'newId'>;

/** Adds an asset that nobody has had yet: in stock. */
export async function addAsset(
  { newId }: Parts,
  db: Db,
  facts: AssetFacts,
  change: Omit<AssetChange, 'version'>,
  kind: Extract<AssetEventKind, 'created' | 'read' | 'imported'> = 'created',
): Promise<Result<Asset, Fault>> {
  const checked = checkFacts(facts);
  if (!checked.ok) return checked;
  const asset: Asset = {
    ...checked.value,
    assetId: newId(),
    version: 1,
    state: 'stock',
    holder: null,
    dueOn: null,
    createdAt: change.at,
    updatedAt: change.at,
  };
  const refusal = await taken(db, asset);
  if (refusal !== null) return err(refusal);
  await putAsset(db, asset, newId);
  await putIdentifiers(db, asset);
  await appendAssetEvent(db, { ...lineOf(null, asset, change), kind, changes: [] });
  return ok(asset);
}

/** Writes other facts of an asset. Facts that are the same make no line and no new version. */
export async function changeAsset(
  { database, newId }: Parts,
  db: Db,
  assetId: string,
  facts: AssetFacts,
  change: AssetChange & { readonly reason: string | null },
  kind: Extract<AssetEventKind, 'changed' | 'read' | 'imported'> = 'changed',
): Promise<Result<Asset, Fault>> {
  const checked = checkFacts(facts);
  if (!checked.ok) return checked;
  const found = await assetToChange(db, database.kind, assetId, change.version);
  if (!found.ok) return found;
  const before = found.value;
  const retyped = retypeRefusal(before, checked.value.type);
  if (retyped !== null) return err(retyped);
  const changes = changesOf(before, checked.value);
  if (changes.length === 0 && kind !== 'read') return ok(before);
  const after: Asset = {
    ...before,
    ...checked.value,
    version: before.version + 1,
    updatedAt: change.at,
  };
  const refusal = await taken(db, after);
  if (refusal !== null) return err(refusal);
  await putAsset(db, after, newId);
  const sameNumbers =
    before.maker === after.maker && sameIdentifiers(before.identifiers, after.identifiers);
  if (!sameNumbers) await putIdentifiers(db, after);
  await appendAssetEvent(db, {
    ...lineOf(before, after, change),
    kind,
    reason: change.reason,
    changes,
  });
  return ok(after);
}
