import type { SeenRollout } from '../../shared/contract/update-routes.ts';
import {
  type RingFigures,
  type VersionTally,
  emptyTally,
} from '../../shared/domain/release/gate.ts';
import { type Rollout, isOpenFor } from '../../shared/domain/release/rollout.ts';
import { placeOf } from '../../shared/release/place-of.ts';
import type { UpdatableKiosk, UpdateReport } from '../store/update-report-store.ts';

/** So many are shown of one rollout. */
const mostBroken = 100;

/**
 * What the gate of a rollout sees, from what all kiosks said; or, of one ring, from what its own kiosks said: those
 * that no ring before it holds.
 */
export function ringFigures(
  rollout: Rollout,
  kiosks: readonly UpdatableKiosk[],
  reports: readonly UpdateReport[],
  only: number | null = null,
): RingFigures {
  const isHeldBy = (ring: number, { kioskId, siteId }: UpdatableKiosk) => {
    const place = placeOf(kioskId, rollout.version);
    return isOpenFor({ rings: rollout.rings, ring }, { siteId, place });
  };
  const open = new Set(
    kiosks
      .filter((kiosk) => isHeldBy(only ?? rollout.ring, kiosk))
      .filter((kiosk) => only === null || !isHeldBy(only - 1, kiosk))
      .map(({ kioskId }) => kioskId),
  );
  const said = only === null ? reports : reports.filter(({ kioskId }) => open.has(kioskId));
  const onIt = said.filter(({ version }) => version === rollout.version);
  const before = said.filter(({ version }) => version !== rollout.version);
  return {
    kiosks: open.size,
    healthy: onIt.filter(({ kioskId, state }) => open.has(kioskId) && state === 'healthy').length,
    broken: onIt.filter((report) => isBroken(rollout, report)).length,
    now: sumOf(onIt),
    before: sumOf(before),
  };
}

/** The kiosks on which the version did not do, the newest first. */
export function brokenOn(
  rollout: Rollout,
  kiosks: readonly UpdatableKiosk[],
  reports: readonly UpdateReport[],
): SeenRollout['broken'] {
  return reports
    .filter((report) => report.version === rollout.version && isBroken(rollout, report))
    .slice(-mostBroken)
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
