import type { CheckedHandover, FoundAsset } from '../../shared/contract/handover-routes.ts';
import type { Asset } from '../../shared/domain/asset.ts';
import type { Handover } from '../../shared/domain/handover.ts';
import type { DeskContext } from '../desk-context.ts';
import { lastOut, outBefore } from '../store/handover-store.ts';
import { openLoanOf } from '../store/loan-store.ts';
import { lockOf } from '../store/lock-check-store.ts';
import type { Db } from '../store/tables.ts';
import { receiptPath } from './receipt-token.ts';
import { sealHolds } from './seal.ts';

/** A handover with its seal checked again; of a return also how each thing had gone out. */
export async function checked(
  { receiptSecret }: Pick<DeskContext, 'receiptSecret'>,
  db: Db,
  handover: Handover,
): Promise<CheckedHandover> {
  const { items, kind, at } = handover.document;
  const wentOut = [];
  for (const { assetId } of kind === 'return' ? items : []) {
    wentOut.push(await outBefore(db, assetId, at));
  }
  return {
    handover,
    sealHolds: sealHolds(handover),
    wentOut,
    receiptPath: receiptPath(handover.handoverId, receiptSecret),
  };
}

/** An asset with how it went out and what is known of its lock. */
export async function foundAsset(db: Db, asset: Asset): Promise<FoundAsset> {
  const isOut = asset.holder !== null;
  const out = await lastOut(db, asset.assetId);
  return {
    asset,
    out: isOut && out !== null ? { ...out, loan: await openLoanOf(db, asset.assetId) } : null,
    lock: await lockOf(db, asset.assetId, out?.at ?? null),
  };
}
