import type { SeenRollout } from '../../shared/contract/update-routes.ts';
import {
  type RingFigures,
  type VersionTally,
  emptyTally,
} from '../../shared/domain/release/gate.ts';
import { isSameKind, packNumberOf } from '../../shared/domain/release/rolled-out.ts';
import { type Rollout, isOpenFor } from '../../shared/domain/release/rollout.ts';
import {
  type ListedFor,
  type SkippedBecause,
  whySkipped,
} from '../../shared/domain/release/standing.ts';
import { placeOf } from '../../shared/release/place-of.ts';
import type { UpdatableKiosk, UpdateReport } from '../store/update-report-store.ts';

/** So many are shown of one rollout, of those on which it did not do and of those that are not waited for. */
const mostNamed = 100;

/** Kiosks that a ring waits for, and those that it does not, with why. */
export interface Standing {
  readonly counted: readonly UpdatableKiosk[];
  readonly skipped: readonly { readonly kiosk: UpdatableKiosk; readonly because: SkippedBecause }[];
}

/** Who counts in the rings of a rollout now, by what is listed. */
export function standingFor(
  { version }: Rollout,
  kiosks: readonly UpdatableKiosk[],
  reports: readonly UpdateReport[],
  listed: readonly ListedFor[],
  nowMs: number,
): Standing {
  const number = packNumberOf(version);
  const isPack = number !== null;
  // Who updates its program may yet take no packs, and the other way round.
  const said = reports.filter((report) => isSameKind(report.version, version));
  const words = Map.groupBy(said, ({ kioskId }) => kioskId);
  const counted: UpdatableKiosk[] = [];
  const skipped: { kiosk: UpdatableKiosk; because: SkippedBecause }[] = [];
  for (const kiosk of kiosks) {
    const asks = isPack ? kiosk.pack !== null : kiosk.asks;
    const own = words.get(kiosk.kioskId) ?? [];
    // No desk offers a pack below the one that is used, such as one that came with a newer program.
    const isPast = number !== null && kiosk.pack !== null && kiosk.pack.running > number;
    const saidOfIt = own.some((word) => word.version === version);
    const because =
      isPast && !saidOfIt
        ? 'not-for-it'
        : whySkipped({ ...kiosk, asks }, own, version, listed, nowMs);
    if (because === null) counted.push(kiosk);
    else skipped.push({ kiosk, because });
  }
  return { counted, skipped };
}

/** Of the rings that are open, the kiosks that they do not wait for, by name. */
export function skippedIn(rollout: Rollout, { skipped }: Standing): SeenRollout['skipped'] {
  return skipped
    .filter(({ kiosk }) => isHeld(rollout, rollout.ring, kiosk))
    .slice(0, mostNamed)
    .map(({ kiosk: { kioskId, name, lastSeenAt }, because }) => ({
      kioskId,
      name,
      lastSeenAt,
      because,
    }));
}

function isHeld(
  { rings, version }: Rollout,
  ring: number,
  { kioskId, siteId, updateRing }: UpdatableKiosk,
): boolean {
  return isOpenFor({ rings, ring }, { siteId, updateRing, place: placeOf(kioskId, version) });
}

/**
 * What the gate of a rollout sees of the kiosks that count, from what all kiosks said; or, of one ring, from what its own kiosks said: those
 * that no ring before it holds.
 */
export function ringFigures(
  rollout: Rollout,
  kiosks: readonly UpdatableKiosk[],
  reports: readonly UpdateReport[],
  only: number | null = null,
): RingFigures {
  const open = new Set(
    kiosks
      .filter((kiosk) => isHeld(rollout, only ?? rollout.ring, kiosk))
      .filter((kiosk) => only === null || !isHeld(rollout, only - 1, kiosk))
      .map(({ kioskId }) => kioskId),
  );
  const said = only === null ? reports : reports.filter(({ kioskId }) => open.has(kioskId));
  const onIt = said.filter(({ version }) => version === rollout.version);
  const before = said.filter(
    ({ version }) => version !== rollout.version && isSameKind(version, rollout.version),
  );
  return {
    kiosks: open.size,
    healthy: onIt.filter(({ kioskId, state }) => open.has(kioskId) && state === 'healthy').length,
    broken: onIt.filter((report) => isBroken(rollout, report)).length,
    now: sumOf(onIt),
    before: sumOf(before),
  };
}

/** Whether the newest open ring has kiosks of its own and waits for none of them: then it can show nothing. */
export function isUnheard(rollout: Rollout, { counted, skipped }: Standing): boolean {
  const { ring } = rollout;
  const isOwn = (kiosk: UpdatableKiosk) =>
    isHeld(rollout, ring, kiosk) && !isHeld(rollout, ring - 1, kiosk);
  return skipped.some(({ kiosk }) => isOwn(kiosk)) && !counted.some(isOwn);
}

/** The kiosks on which the version did not do, the newest first. */
export function brokenOn(
  rollout: Rollout,
  kiosks: readonly UpdatableKiosk[],
  reports: readonly UpdateReport[],
): SeenRollout['broken'] {
  return reports
    .filter((report) => report.version === rollout.version && isBroken(rollout, report))
    .slice(-mostNamed)
    .toReversed()
    .map(({ kioskId, because, reason, at }) => {
      const name = kiosks.find((kiosk) => kiosk.kioskId === kioskId)?.name ?? '';
      return { kioskId, name, because, reason, at };
    });
}

/** What broke before somebody said that it goes on is forgiven. */
function isBroken({ ringAt }: Rollout, { state, at }: UpdateReport): boolean {
  return (state === 'failed' || state === 'returned') && at >= (ringAt ?? '');
}

function sumOf(reports: readonly UpdateReport[]): VersionTally {
  return reports.reduce<VersionTally>(
    (sum, { tally }) => ({
      visits: sum.visits + tally.visits,
      crashed: sum.crashed + tally.crashed,
      readouts: sum.readouts + tally.readouts,
      readoutsFailed: sum.readoutsFailed + tally.readoutsFailed,
      visitSeconds: sum.visitSeconds + tally.visitSeconds,
    }),
    emptyTally,
  );
}
