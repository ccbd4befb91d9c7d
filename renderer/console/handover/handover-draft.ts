import type { FoundAsset } from '../../../shared/contract/handover-routes.ts';
import { accountLockKind, type LockState } from '../../../shared/domain/account-lock.ts';
import { statesFrom } from '../../../shared/domain/asset-lifecycle.ts';
import type { AssetState } from '../../../shared/domain/asset.ts';
import type { Accessory } from '../../../shared/domain/accessory.ts';
import type { Condition, HandoverKind } from '../../../shared/domain/handover.ts';
import { mostHandoverItems } from '../../../shared/domain/handover.ts';
import { type AccessoryKey, usualAccessories } from '../../../shared/domain/usual-accessories.ts';

/** One accessory that may go along: ticked when it does. */
export interface TickedAccessory extends Accessory {
  readonly ticked: boolean;
}

/** One thing on the list of the counter. */
export interface HandoverLine {
  readonly found: FoundAsset;
  readonly accessories: readonly TickedAccessory[];
  readonly words: string;
  readonly photos: readonly string[];
  /** The reading that proved which device it is. */
  readonly reading: NonNullable<Condition['reading']> | null;
  readonly lock: LockState | null;
}

const stateAfter: Readonly<Record<HandoverKind, AssetState>> = {
  issue: 'issued',
  loan: 'loan',
  return: 'returned',
};

/** Why a scanned thing does not come on the list. */
export type ScanTrouble = 'there-already' | 'not-ready' | 'not-out' | 'full';

/** Whether a thing can go on the list of a handover of this kind. */
export function troubleOf(
  kind: HandoverKind,
  lines: readonly HandoverLine[],
  { asset }: FoundAsset,
): ScanTrouble | null {
  if (lines.some(({ found }) => found.asset.assetId === asset.assetId)) return 'there-already';
  if (lines.length >= mostHandoverItems) return 'full';
  if (statesFrom(asset.state).includes(stateAfter[kind])) return null;
  return kind === 'return' ? 'not-out' : 'not-ready';
}

/**
 * What somebody comes to do when this is the first thing that is scanned: what is out comes back, and
 * what is not stays with the choice that was made.
 */
export function kindFor(chosen: HandoverKind, { asset }: FoundAsset): HandoverKind {
  if (asset.holder !== null) return 'return';
  return chosen === 'return' && asset.state === 'ready' ? 'loan' : chosen;
}

/** A new line. At a return everything that went out stands there, to be ticked when it is back. */
export function newLine(
  kind: HandoverKind,
  found: FoundAsset,
  wordOf: (key: AccessoryKey) => string,
  reading: HandoverLine['reading'] = null,
): HandoverLine {
  const usual: readonly AccessoryKey[] = usualAccessories[found.asset.type];
  const accessories =
    kind === 'return'
      ? accessoriesOut(found)
      : usual.map((key, at) => ({ name: wordOf(key), count: 1, ticked: at === 0 }));
  return { found, accessories, words: '', photos: [], reading, lock: null };
}

/** Everything that went out with a device, to be ticked when it is back. */
export function accessoriesOut({ out }: FoundAsset): HandoverLine['accessories'] {
  return (out?.item.accessories ?? []).map((each) => ({ ...each, ticked: false }));
}

/** Whether somebody must say, before a device comes back, that no account locks it any more. */
export function asksForLock(kind: HandoverKind, { found }: HandoverLine): boolean {
  return kind === 'return' && accountLockKind(found.asset) !== null;
}

/** What keeps the list from being signed; null when nothing does. */
export function missingFrom(
  kind: HandoverKind,
  lines: readonly HandoverLine[],
): 'items' | 'lock' | null {
  if (lines.length === 0) return 'items';
  return lines.some((line) => asksForLock(kind, line) && line.lock === null) ? 'lock' : null;
}

/** A line as the desk takes it. */
export function handedItem(line: HandoverLine) {
  return {
    assetId: line.found.asset.assetId,
    version: line.found.asset.version,
    accessories: line.accessories
      .filter(({ ticked }) => ticked)
      .map(({ name, count }) => ({ name, count })),
    condition: { words: line.words, photos: [...line.photos] },
    readingId: line.reading?.readingId ?? null,
    lock: line.lock,
  };
}
