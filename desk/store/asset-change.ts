import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { AssetEvent } from '../../shared/domain/asset-event.ts';
import {
  type AssetMover,
  type MoveFacts,
  dueAfter,
  holderAfter,
  moveRefusal,
} from '../../shared/domain/asset-lifecycle.ts';
import type { Asset } from '../../shared/domain/asset.ts';
import { appendAssetEvent } from './asset-event-store.ts';
import { lockAsset, putAsset } from './asset-store.ts';
import { acceptHandIns } from './hand-in-store.ts';
import { moveLoanOf } from './loan-store.ts';
import { lockOf } from './lock-check-store.ts';
import { stopPreparationOf } from './preparation-store.ts';
import { deleteSetAside } from './set-aside-store.ts';
import type { Db, DeskDatabase } from './tables.ts';

/** Who changes an asset, on what, and when. */
export interface AssetChange {
  readonly by: { readonly name: string; readonly accountId: string | null };
  readonly role: AssetMover;
  readonly at: string;
  /** The version that was seen; null when whatever is there now is meant. */
  readonly version: number | null;
  readonly ticketId?: string | null;
  readonly readoutId?: string | null;
  readonly minutes?: number | null;
}

/** An asset that may be changed in this command: locked, and of the version that was seen. */
export async function assetToChange(
  db: Db,
  kind: DeskDatabase['kind'],
  assetId: string,
  version: number | null,
): Promise<Result<Asset, Fault>> {
  const asset = await lockAsset(db, kind, assetId);
  if (asset === null) return err(unknownAsset());
  if (version !== null && version !== asset.version) {
    return err(fault('asset/changed-meanwhile', `Version ${asset.version}, not ${version}`));
  }
  return ok(asset);
}

/** Nobody has an asset under this id. */
export function unknownAsset(): Fault {
  return fault('asset/unknown', 'There is no such asset');
}

/**
 * Moves an asset in its life, inside the command that it is called in; the one way to change its state
 * or holder. Refused with the fault of `moveRefusal`; then nothing was written.
 */
export async function moveAsset(
  db: Db,
  { kind, newId }: { readonly kind: DeskDatabase['kind']; readonly newId: () => string },
  assetId: string,
  facts: MoveFacts,
  change: AssetChange,
): Promise<Result<Asset, Fault>> {
  const found = await assetToChange(db, kind, assetId, change.version);
  if (!found.ok) return found;
  const asset = found.value;
  const refusal = moveRefusal(asset, change.role, facts);
  if (refusal !== null) return err(refusal);
  if (facts.to === 'wiped' && (await lockOf(db, assetId, null))?.state === 'locked') {
    return err(fault('handover/account-locked', 'It is still tied to an account'));
  }
  const next: Asset = {
    ...asset,
    version: asset.version + 1,
    state: facts.to,
    holder: holderAfter(asset, facts),
    dueOn: dueAfter(facts),
    updatedAt: change.at,
  };
  await putAsset(db, next, newId);
  await deleteSetAside(db, assetId);
  const { state: from } = asset;
  const { at, by } = change;
  await moveLoanOf(db, assetId, { from, to: next.state, dueOn: next.dueOn, at });
  await acceptHandIns(db, assetId, { at, by: by.name, words: null });
  // Moved by another way it is prepared no longer.
  if ((facts.preparation ?? null) === null) {
    const stopped = { outcome: 'stopped', by: by.name, at } as const;
    await stopPreparationOf(db, assetId, { ...stopped, reason: facts.reason ?? null });
  }
  await appendAssetEvent(db, {
    ...lineOf(asset, next, change),
    kind: 'moved',
    preparationId: facts.preparation?.preparationId ?? null,
    reason: facts.reason ?? null,
    wipeProof: facts.wipeProof ?? null,
    changes: [],
  });
  return ok(next);
}

/** What every line about a change says; `before` is null for an asset that is new. */
export function lineOf(
  before: Asset | null,
  after: Asset,
  change: Omit<AssetChange, 'version'>,
): Omit<AssetEvent, 'kind' | 'ticket' | 'changes'> & {
  readonly actorId: string | null;
  readonly ticketId: string | null;
} {
  return {
    assetId: after.assetId,
    sequence: after.version,
    at: change.at,
    actor: change.by.name,
    actorId: change.by.accountId,
    fromState: before?.state ?? null,
    toState: after.state,
    fromHolder: before?.holder ?? null,
    toHolder: after.holder,
    dueOn: after.dueOn,
    ticketId: change.ticketId ?? null,
    readoutId: change.readoutId ?? null,
    preparationId: null,
    reason: null,
    wipeProof: null,
    minutes: change.minutes ?? null,
  };
}
