import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KioskConfig, usualConfig } from '../../shared/domain/kiosk-config.ts';
import { ManualTime } from '../lab/manual-timer.ts';
import { newKiosk } from './desk-kiosks.ts';
import { longSessions } from './desk-service-levels.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { releaseOf } from './release-samples.ts';
import type { StartDeskOptions, StartedDesk } from './start-desk.ts';
import { askManifest, listReleases, sendPart, setUpUpdates, startRollout } from './update-steps.ts';

const content = Buffer.from('version 0.2.0');
const release = releaseOf('0.2.0', content);

/** Rings that go by the configuration of kiosks, whatever the database. */
export function putsKiosksInRings(
  start: (options: StartDeskOptions) => Promise<StartedDesk>,
): void {
  const time = new ManualTime(Date.parse('2026-11-20T09:00:00.000Z'));
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await start({ clock: time, settings: longSessions });
  });
  afterAll(() => desk.stop());

  const publish = async (profileId: string, config: KioskConfig) => {
    const params = { profileId };
    const { version } = await desk.admin.call('kiosk-profile.get', { params });
    const body = { content: config, basedOn: version ?? 0, words: '' };
    const { proposal } = await desk.admin.call('kiosk-profile.propose', { params, body });
    await desk.admin.call('kiosk-profile.decide', {
      params: { profileId, proposalId: proposal?.proposalId ?? '' },
      body: { decision: 'approve' },
    });
  };
  const told = async (kiosk: DeskVisitor) => {
    const { director } = await askManifest(kiosk, '0.1.0');
    const { directive } = JSON.parse(director.signed) as { directive: { do: string } };
    return directive.do;
  };

  it('give a version first to the kiosks whose newest configuration says so', async () => {
    const keys = await setUpUpdates(desk, time.nowMs());
    await listReleases(desk, keys, [release], 1, time.nowMs());
    await sendPart(desk.admin, release, 0, content);
    const early = await newKiosk(desk);
    const { profileId } = await desk.admin.call('kiosk-profile.create', {
      body: { name: 'Proef' },
    });
    await publish(profileId, { ...usualConfig, updateRing: 'last' });
    await publish(profileId, { ...usualConfig, updateRing: 'first' });
    await desk.admin.call('kiosk-profile.give', {
      params: { kioskId: early.kioskId },
      body: { profileId },
    });

    await startRollout(desk, '0.2.0', [
      { by: 'configured', ring: 'first' },
      { by: 'configured', ring: 'usual' },
    ]);

    const { rollouts } = await desk.admin.call('update.overview', {});
    expect([await told(early.visitor), await told(desk.kiosk)]).toEqual(['install', 'stay']);
    expect(rollouts[0]?.skipped.map(({ kioskId }) => kioskId)).toEqual([early.kioskId]);
  });
}
