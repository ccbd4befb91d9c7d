import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type LockState, lockOfFacts } from '../../shared/domain/account-lock.ts';
import { type MoveFacts, moveRefusal } from '../../shared/domain/asset-lifecycle.ts';
import { type Asset, identifierOf } from '../../shared/domain/asset.ts';
import type { Condition, SignedItem } from '../../shared/domain/handover.ts';
import type { DeskContext } from '../desk-context.ts';
import { assetToChange } from '../store/asset-change.ts';
import { hasAttachment } from '../store/attachment-store.ts';
import type { Db } from '../store/tables.ts';
import { moverOf } from '../register/mover-of.ts';
import { provenReading, type TicketReading } from './proven-reading.ts';
import type { Hander, SignWish } from './sign.ts';

type HandedItem = SignWish['items'][number];

/** An asset that may change hands, and how it stands on the paper. */
export interface ReadyItem {
  readonly asset: Asset;
  readonly item: SignedItem;
  /** What was seen of its account lock while it came back. */
  readonly lock: { readonly state: LockState; readonly source: 'read' | 'asked' } | null;
}

/** Locks and looks at everything that is to change hands; the first that may not refuses all. */
export async function itemsToSign(
  context: DeskContext,
  session: Pick<Hander, 'role'>,
  db: Db,
  wish: SignWish & { readonly readings: readonly TicketReading[] },
  facts: MoveFacts,
): Promise<Result<readonly ReadyItem[], Fault>> {
  if (new Set(wish.items.map(({ assetId }) => assetId)).size !== wish.items.length) {
    return err(fault('input/invalid', 'One asset stands on the list twice'));
  }
  const found = new Map<string, ReadyItem>();
  // Always in the same order, so that two of these never wait for each other.
  for (const handed of wish.items.toSorted((a, b) => (a.assetId < b.assetId ? -1 : 1))) {
    const asset = await assetToChange(db, context.database.kind, handed.assetId, handed.version);
    if (!asset.ok) return asset;
    const refusal = moveRefusal(asset.value, moverOf(session.role), facts);
    if (refusal !== null) return err(refusal);
    const ready = await readyItem(db, wish, asset.value, handed, wish.readings);
    if (!ready.ok) return ready;
    found.set(handed.assetId, ready.value);
  }
  return ok(wish.items.flatMap(({ assetId }) => found.get(assetId) ?? []));
}

async function readyItem(
  db: Db,
  wish: SignWish,
  asset: Asset,
  handed: HandedItem,
  readings: readonly TicketReading[],
): Promise<Result<ReadyItem, Fault>> {
  for (const hash of handed.condition.photos) {
    if (!(await hasAttachment(db, hash))) {
      return err(fault('attachment/unknown', 'A photo of the condition has not arrived'));
    }
  }
  const reading = readings.find(({ readingId }) => readingId === handed.readingId) ?? null;
  if (reading === null && handed.readingId !== null) {
    return err(fault('handover/other-device', 'There is no such reading'));
  }
  const proof = reading === null ? ok(null) : provenReading(asset, reading);
  if (!proof.ok) return proof;
  const read = wish.kind === 'return' && reading !== null ? lockOfFacts(reading.facts) : null;
  const asked = wish.kind === 'return' ? handed.lock : null;
  return ok({
    asset,
    item: itemOf(asset, handed, proof.value),
    // What the device says of itself outweighs what somebody thinks.
    lock:
      read === null
        ? asked === null
          ? null
          : { state: asked, source: 'asked' }
        : { state: read, source: 'read' },
  });
}

function itemOf(asset: Asset, handed: HandedItem, reading: Condition['reading']): SignedItem {
  return {
    assetId: asset.assetId,
    tag: asset.tag,
    serial: identifierOf(asset, 'serial'),
    name: `${asset.maker} ${asset.model}`.slice(0, 160),
    accessories: handed.accessories,
    condition: { ...handed.condition, reading },
  };
}
