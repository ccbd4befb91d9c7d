import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Asset } from '../../shared/domain/asset.ts';
import type { Preparation } from '../../shared/domain/preparation/preparation.ts';
import { type CheckState, readiness } from '../../shared/domain/preparation/readiness.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { DeskContext } from '../desk-context.ts';
import { unknownAsset } from '../store/asset-change.ts';
import { readingsOfAsset } from '../store/asset-reading-store.ts';
import { findAsset } from '../store/asset-store.ts';
import { evidenceOf, findPreparation } from '../store/preparation-store.ts';
import type { Db } from '../store/tables.ts';

/** A preparation with each check as it is now; one that is over stays as it ended. */
export async function asItIsNow(
  context: DeskContext,
  db: Db,
  preparation: Preparation,
  queues: readonly WorkQueue[],
): Promise<Result<Preparation, Fault>> {
  if (preparation.ended !== null) return ok(preparation);
  const asset = await findAsset(db, preparation.assetId);
  if (asset === null) return err(unknownAsset());
  return ok({ ...preparation, states: await statesNow(context, db, preparation, asset, queues) });
}

/** How each check stands at this moment, by what the desk itself knows. */
export async function statesNow(
  { clock, deviceSecret }: DeskContext,
  db: Db,
  { preparationId, checks }: Preparation,
  asset: Asset,
  queues: readonly WorkQueue[],
): Promise<CheckState[]> {
  const known = {
    asset,
    readings: await readingsOfAsset(db, asset, { queues, deviceSecret }),
    given: await evidenceOf(db, preparationId),
    nowMs: clock.nowMs(),
  };
  return [...readiness(checks.checks, known)];
}

/** One that goes on; refused when there is none, or it is over. */
export async function openPreparation(
  db: Db,
  preparationId: string,
): Promise<Result<Preparation, Fault>> {
  const found = await findPreparation(db, preparationId);
  if (found === null) return err(fault('preparation/unknown', 'There is no such preparation'));
  return found.ended === null ? ok(found) : err(isOver(found.ended.outcome));
}

export function isOver(outcome: string): Fault {
  return fault('preparation/over', `The preparation is over: ${outcome}`);
}
