import { expect, it } from 'vitest';
import { emptyTally, usualGate } from '../../shared/domain/release/gate.ts';
import { packName } from '../../shared/domain/release/rolled-out.ts';
import type { Rollout } from '../../shared/domain/release/rollout.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import type { UpdatableKiosk, UpdateReport } from '../store/update-report-store.ts';
import { standingFor } from './ring-figures.ts';

const at = '2026-11-20T09:00:00.000Z';
const rollout: Rollout = {
  ...{ rolloutId: '01940000-0000-7000-8000-0000000000aa', version: packName(5), state: 'running' },
  ...{ rings: [{ by: 'share', percent: 100 }], ring: 0, ringAt: at, gate: usualGate },
  ...{ haltedBecause: null, createdAt: at, createdBy: 'Ada' },
};
const kiosk = (kioskId: string, running: number): UpdatableKiosk => ({
  ...{ kioskId, name: kioskId, siteId: firstSiteId, updateRing: 'usual', version: '0.1.0' },
  ...{ lastSeenAt: at, asks: true, platform: null, pack: { running, refused: null } },
});
const said = (kioskId: string, version: string): UpdateReport => ({
  ...{ kioskId, version, state: 'healthy', percent: 100, reason: null, because: null },
  ...{ tally: emptyTally, at },
});

it('waits for no kiosk whose pack is past the one that is rolled out, unless it said of it', () => {
  const kiosks = [kiosk('below', 4), kiosk('past', 9), kiosk('passed', 9), kiosk('on it', 5)];
  const reports = [said('past', packName(9)), said('passed', packName(5))];

  const { counted, skipped } = standingFor(rollout, kiosks, reports, [], Date.parse(at));

  expect(counted.map(({ kioskId }) => kioskId)).toEqual(['below', 'passed', 'on it']);
  expect(skipped.map(({ kiosk: { kioskId }, because }) => [kioskId, because])).toEqual([
    ['past', 'not-for-it'],
  ]);
});
