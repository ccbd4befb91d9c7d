import { serialsOf } from '../../shared/domain/account-lock.ts';
import type { Asset } from '../../shared/domain/asset.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { HandOutChoice } from '../../shared/domain/hand-out.ts';
import { sameSerial } from '../../shared/domain/handover.ts';
import { holderKey } from '../../shared/domain/holder.ts';
import { identifierOf } from '../../shared/domain/asset.ts';
import type { Fact } from '../../shared/domain/readout.ts';
import { findAsset, findAssetsByCode } from '../store/asset-store.ts';
import { findPool, isOfPool } from '../store/loan-store.ts';
import { setAsideOf } from '../store/set-aside-store.ts';
import type { Db } from '../store/tables.ts';
import type { Taker } from './taker.ts';

/**
 * The asset that was read, when it is one that this person may take along by his choice. What is refused
 * is refused for one reason, the first that he could do something about.
 */
export async function chosenAsset(
  db: Db,
  taker: Taker,
  choice: HandOutChoice,
  facts: readonly Fact[],
): Promise<Result<Asset, Fault>> {
  const serials = serialsOf(facts);
  if (serials.length === 0) {
    return err(fault('asset/nothing-read', 'The device told no serial number'));
  }
  const found = await byChoice(db, choice, serials);
  if (!found.ok) return found;
  const asset = found.value;
  if (asset.state !== 'ready') {
    return err(fault('asset/not-ready', `It is ${asset.state}, and only what is ready goes out`));
  }
  const refusal = await notForHim(db, taker, choice, asset.assetId);
  return refusal === null ? ok(asset) : err(refusal);
}

async function byChoice(
  db: Db,
  choice: HandOutChoice,
  serials: readonly string[],
): Promise<Result<Asset, Fault>> {
  if (choice.of === 'set-aside') {
    const asset = await findAsset(db, choice.assetId);
    const own = asset === null ? null : identifierOf(asset, 'serial');
    if (asset === null) return err(fault('asset/unknown', 'There is no such asset'));
    return own !== null && serials.some((serial) => sameSerial(serial, own))
      ? ok(asset)
      : err(fault('handover/other-device', 'Another device lies ready for him'));
  }
  const pool = await findPool(db, choice.poolId);
  if (pool === null) return err(fault('loan/unknown', 'There is no such pool'));
  const known = await findAssetsByCode(db, { tag: '', numbers: [...serials] });
  const read = known.filter((asset) => {
    const own = identifierOf(asset, 'serial');
    return own !== null && serials.some((serial) => sameSerial(serial, own));
  });
  const [asset, ...others] = read;
  if (asset === undefined || others.length > 0) {
    return err(fault('asset/unknown', `${read.length} assets have this serial number`));
  }
  return isOfPool(pool.facts, asset)
    ? ok(asset)
    : err(fault('loan/not-of-pool', `${asset.type} is not lent by this pool`));
}

/** Why it is not for this person; what lies ready for nobody is for everybody who may borrow it. */
export async function notForHim(
  db: Db,
  { holder }: Taker,
  choice: HandOutChoice,
  assetId: string,
): Promise<Fault | null> {
  const aside = await setAsideOf(db, assetId);
  const isHis = aside?.holderKey === holderKey(holder);
  const isFree = choice.of === 'pool' && aside === null;
  return isHis || isFree
    ? null
    : fault('hand-out/not-for-you', 'It lies ready for somebody else, or no longer for him');
}
