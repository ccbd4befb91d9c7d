import {
  type RingFigures,
  type VersionTally,
  emptyTally,
} from '../../shared/domain/release/gate.ts';
import { type Rollout, isOpenFor } from '../../shared/domain/release/rollout.ts';
import { placeOf } from '../../shared/release/place-of.ts';
import type { UpdatableKiosk, UpdateReport } from '../store/update-report-store.ts';

/** What the gate of a rollout sees, from what all kiosks said. */
export function ringFigures(
  rollout: Rollout,
  kiosks: readonly UpdatableKiosk[],
  reports: readonly UpdateReport[],
): RingFigures {
  const open = new Set(
    kiosks
      .filter(({ kioskId, siteId }) =>
        isOpenFor(rollout, { siteId, place: placeOf(kioskId, rollout.version) }),
      )
      .map(({ kioskId }) => kioskId),
  );
  const onIt = reports.filter(({ version }) => version === rollout.version);
  const before = reports.filter(({ version }) => version !== rollout.version);
  return {
    kiosks: open.size,
    healthy: onIt.filter(({ kioskId, state }) => open.has(kioskId) && state === 'healthy').length,
    // What broke before somebody said that it goes on is forgiven.
    broken: onIt.filter(
      ({ state, at }) =>
        (state === 'failed' || state === 'returned') && at >= (rollout.ringAt ?? ''),
    ).length,
    now: sumOf(onIt),
    before: sumOf(before),
  };
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
