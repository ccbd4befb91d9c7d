import { afterAll, beforeAll, expect, it } from 'vitest';
import { decidingRollouts, keepRollout, newestRollouts } from '../../desk/store/rollout-store.ts';
import { keepReport, reportedVersions } from '../../desk/store/update-report-store.ts';
import { forgetPackReports } from '../../desk/update/forget-pack-reports.ts';
import { emptyTally, usualGate } from '../../shared/domain/release/gate.ts';
import { packName } from '../../shared/domain/release/rolled-out.ts';
import type { Rollout } from '../../shared/domain/release/rollout.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';

let desk: StartedDesk;
beforeAll(async () => {
  desk = await startDesk({});
});
afterAll(() => desk.stop());

const at = '2026-11-20T09:00:00.000Z';

async function keep(index: number, version: string, state: Rollout['state']): Promise<void> {
  await desk.desk.context.database.write((db) =>
    keepRollout(db, {
      ...{
        rolloutId: `01940000-0000-7000-8000-${String(index).padStart(12, '0')}`,
        version,
        state,
      },
      ...{ rings: [{ by: 'share', percent: 100 }], ring: 0, ringAt: at, gate: usualGate },
      ...{ haltedBecause: null, createdAt: at, createdBy: 'Ada' },
    }),
  );
}

it('a rollout of a release is judged, told and shown however many packs came after it', async () => {
  await keep(0, '0.2.0', 'running');
  for (let number = 2; number < 50; number += 1) await keep(number, packName(number), 'complete');
  const { read } = desk.desk.context.database;

  const decides = (await decidingRollouts(read)).map(({ version }) => version);
  const shown = (await newestRollouts(read)).map(({ version }) => version);

  expect(decides).toHaveLength(49);
  expect(decides).toContain('0.2.0');
  expect([shown.length, shown[0], shown.at(-1)]).toEqual([21, 'readers-49', '0.2.0']);
});

it('forgets what was said of packs that are neither listed nor judged any more', async () => {
  const { context } = desk.desk;
  const kioskId = '01940000-0000-7000-8000-00000000000b';
  for (const version of ['0.1.0', packName(2), packName(49)]) {
    await context.database.write((db) =>
      keepReport(db, {
        ...{ kioskId, version, state: 'healthy', percent: 100, reason: null, because: null },
        ...{ tally: emptyTally, at },
      }),
    );
  }

  await forgetPackReports.run(context);

  const left = await reportedVersions(context.database.read);
  expect(left.toSorted()).toEqual(['0.1.0', packName(49)]);
});
