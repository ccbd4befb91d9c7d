import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type VersionTally, emptyTally } from '../../shared/domain/release/gate.ts';
import { lookAtRings } from '../../desk/update/look-at-rings.ts';
import { forgetFiles } from '../../desk/update/forget-files.ts';
import { ManualTime } from '../lab/manual-timer.ts';
import { newKiosk } from './desk-kiosks.ts';
import { longSessions } from './desk-service-levels.ts';
import { releaseOf } from './release-samples.ts';
import { enrolledKiosk } from './signing-kiosk.ts';
import type { StartDeskOptions, StartedDesk } from './start-desk.ts';
import { listReleases, quickGate, sendPart, setUpUpdates, startRollout } from './update-steps.ts';

/** More than one part of the console's. */
const content = Buffer.alloc(5 * 1024 * 1024, 'version 0.2.0 ');
const release = releaseOf('0.2.0', content);
const other = releaseOf('0.1.9', content.subarray(1));
const tally: VersionTally = { ...emptyTally, visits: 4, readouts: 3, visitSeconds: 200 };

const upToDate = {
  version: '0.1.0',
  state: 'healthy' as const,
  percent: 100,
  reason: null,
  tally: emptyTally,
};

/** What an admin is shown and told of rollouts, whatever the database. */
export function watchesRollouts(start: (options: StartDeskOptions) => Promise<StartedDesk>): void {
  const time = new ManualTime(Date.parse('2026-11-20T09:00:00.000Z'));
  let desk: StartedDesk;
  let far: Awaited<ReturnType<typeof newKiosk>>;
  let rolloutId: string;
  let keys: Awaited<ReturnType<typeof setUpUpdates>>;
  let siteId: string;
  beforeAll(async () => {
    desk = await start({ clock: time, settings: longSessions });
    keys = await setUpUpdates(desk, time.nowMs());
    await listReleases(desk, keys, [other, release], 1, time.nowMs());
    await sendPart(desk.admin, release, 0, content);
    far = await newKiosk(desk);
    const body = { name: 'Zuid', where: '' };
    siteId = (await desk.admin.call('site.create', { body })).siteId;
    await place(far.kioskId);
    rolloutId = await startRollout(desk, '0.2.0', [
      { by: 'site', siteIds: [siteId] },
      { by: 'share', percent: 100 },
    ]);
  });
  afterAll(() => desk.stop());

  const place = (kioskId: string) =>
    desk.admin.call('site.place-kiosk', { params: { kioskId }, body: { siteId } });
  const move = (what: 'halt' | 'resume', reason: string) =>
    desk.admin.call('update.move-rollout', {
      params: { rolloutId },
      body: { move: what, reason },
    });
  const shown = async () => {
    const { rollouts } = await desk.admin.call('update.overview', {});
    return rollouts.find((each) => each.rolloutId === rolloutId);
  };
  const toldOf = async (account: Pick<StartedDesk['admin'], 'call'>) => {
    const { notices } = await account.call('notice.list', {});
    return notices.filter(({ kind }) => kind === 'rollout-halted').map(({ details }) => details);
  };

  describe('the page of updates', () => {
    it('says how much of a release is here, and since when', async () => {
      const listed = async () => (await desk.admin.call('update.overview', {})).releases[0];

      await sendPart(desk.admin, other, 0, content.subarray(1, 6));
      const half = await listed();
      await sendPart(desk.admin, other, 5, content.subarray(6));
      const whole = await listed();

      expect(half).toEqual({ ...other, isHere: false, received: 5, keptAt: null });
      expect(whole).toMatchObject({ isHere: true, received: content.length - 1 });
      expect(Date.parse(whole?.keptAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    });

    it('shows each ring by its own kiosks', async () => {
      await desk.kiosk.call('update.report', { body: upToDate });
      await far.visitor.call('update.report', {
        body: { version: '0.2.0', state: 'healthy', percent: 100, reason: null, tally },
      });

      const rollout = await shown();

      expect(rollout?.ringFigures).toMatchObject([
        { kiosks: 1, healthy: 1, broken: 0, now: tally },
        { kiosks: 1, healthy: 0, broken: 0, now: emptyTally },
      ]);
    });

    it('names a kiosk that was never heard of, and waits for it once it does', async () => {
      const { kioskId, client } = await enrolledKiosk(desk, `Kiosk ${v7()}`, time);
      await place(kioskId);
      const before = await shown();

      await client.call('update.report', { params: undefined, query: undefined, body: upToDate });

      const after = await shown();
      expect(before?.skipped).toMatchObject([{ kioskId, because: 'away' }]);
      expect(after?.skipped).toEqual([]);
      expect([before, after].map((one) => one?.ringFigures[0]?.kiosks)).toEqual([1, 2]);
      await desk.admin.call('fleet.revoke', { params: { kioskId }, body: { because: 'stolen' } });
    });

    it('does not wait for a kiosk that asks only for its configuration, until it asks for a version', async () => {
      const { kioskId, client } = await enrolledKiosk(desk, `Kiosk ${v7()}`, time);
      await place(kioskId);
      const empty = { params: undefined, query: undefined, body: undefined };
      await client.call('kiosk.hello', { ...empty, body: { version: '0.1.0', queued: 0 } });
      const configured = await client.call('kiosk.signed-configuration', {
        ...empty,
        query: { root: 0 },
      });
      const before = await shown();

      const ask = (platform: 'linux-x64' | 'windows-x64') =>
        client.call('update.manifest', {
          ...empty,
          query: { root: 1, version: '0.1.0', platform },
        });
      await ask('windows-x64');
      const elsewhere = await shown();
      await ask('linux-x64');

      const after = await shown();
      expect(configured.ok).toBe(true);
      expect(before?.skipped).toMatchObject([{ kioskId, because: 'silent' }]);
      expect(elsewhere?.skipped).toMatchObject([{ kioskId, because: 'not-for-it' }]);
      expect(after?.skipped).toEqual([]);
      expect([before, after].map((one) => one?.ringFigures[0]?.kiosks)).toEqual([1, 2]);
      await desk.admin.call('fleet.revoke', { params: { kioskId }, body: { because: 'stolen' } });
    });

    it('does not wait for a kiosk that is out of use', async () => {
      const { kioskId, client } = await enrolledKiosk(desk, `Kiosk ${v7()}`, time);
      await client.call('update.report', { params: undefined, query: undefined, body: upToDate });
      const before = await shown();

      await desk.admin.call('fleet.revoke', { params: { kioskId }, body: { because: 'stolen' } });

      const counted = [before, await shown()].map((one) => one?.ringFigures[1]?.kiosks);
      expect(counted).toEqual([2, 1]);
    });

    it('has one rollout of a version, whose draft may be written anew', async () => {
      const draft = (version: string, percent: number) => ({
        body: { version, rings: [{ by: 'share' as const, percent }], gate: quickGate },
      });

      await desk.admin.call('update.draft-rollout', draft('0.1.9', 10));
      await desk.admin.call('update.draft-rollout', draft('0.1.9', 20));
      const refused = await desk.admin.refusal('update.draft-rollout', draft('0.2.0', 10));

      expect(refused.code).toBe('update/illegal-move');
      const { rollouts } = await desk.admin.call('update.overview', {});
      expect(rollouts.map(({ version, rings }) => [version, rings])).toEqual([
        ['0.1.9', [{ by: 'share', percent: 20 }]],
        ['0.2.0', expect.anything()],
      ]);
    });

    it('keeps why somebody halted it and let it go on, and tells the other admins', async () => {
      const colleague = await desk.staff('admin');
      const lead = await desk.staff('lead');

      const halted = await move('halt', 'Kiosk <Hal> hapert');
      const told = await Promise.all([colleague, lead, desk.admin].map(toldOf));
      await move('resume', 'Lag aan de kabel');

      expect(halted).toMatchObject({ state: 'halted', haltedBecause: 'by-hand' });
      expect(told).toEqual([[{ version: '0.2.0', because: 'by-hand' }], [], []]);
      const { events } = await desk.admin.call('update.overview', {});
      expect(events.slice(0, 2)).toMatchObject([
        { what: 'rollout-resume', because: null, note: 'Lag aan de kabel' },
        { what: 'rollout-halt', because: 'by-hand', note: 'Kiosk <Hal> hapert', actor: 'Admin' },
      ]);
    });

    it('says which kiosk went back and why, and tells every admin that the gate halted it', async () => {
      const { kioskId } = far;

      await far.visitor.call('update.report', {
        body: {
          version: '0.2.0',
          state: 'returned',
          percent: 100,
          reason: null,
          tally: emptyTally,
          because: 'not-healthy',
        },
      });

      const rollout = await shown();
      expect(rollout).toMatchObject({ state: 'halted', haltedBecause: 'did-not-start' });
      expect(rollout?.broken).toMatchObject([{ kioskId, because: 'not-healthy', reason: null }]);
      expect(await toldOf(desk.admin)).toEqual([{ version: '0.2.0', because: 'did-not-start' }]);
      const { versions } = await desk.admin.call('fleet.get', { params: { kioskId } });
      expect(versions).toMatchObject([
        { version: '0.2.0', state: 'returned', because: 'not-healthy' },
      ]);
      const { events } = await desk.admin.call('update.overview', {});
      expect(events[0]).toMatchObject({ actor: 'gate', because: 'did-not-start' });
    });

    it('opens its next ring once, however many look at it at the same moment', async () => {
      await move('resume', 'Nog eens');
      const well = { ...tally, visits: 40 };
      await far.visitor.call('update.report', {
        body: { version: '0.2.0', state: 'healthy', percent: 100, reason: null, tally: well },
      });
      time.pass(61 * 60_000);

      await Promise.all(Array.from({ length: 8 }, () => lookAtRings(desk.desk.context)));

      const { events } = await desk.admin.call('update.overview', {});
      expect(events.filter(({ what }) => what === 'ring-opened')).toHaveLength(1);
      expect(await shown()).toMatchObject({ state: 'running', ring: 1, isUnheard: false });
    });

    it('keeps the files that are listed, and uploads that somebody may still go on with', async () => {
      const folder = join(desk.dataFolder, 'releases');
      const old = new Date(time.nowMs() - 25 * 60 * 60 * 1000);
      await mkdir(folder, { recursive: true });
      for (const name of ['unlisted', 'left.part', 'fresh.part']) {
        await writeFile(join(folder, name), 'x');
      }
      for (const name of ['unlisted', 'left.part']) await utimes(join(folder, name), old, old);
      await utimes(join(folder, 'fresh.part'), new Date(time.nowMs()), new Date(time.nowMs()));

      await forgetFiles.run(desk.desk.context);

      expect((await readdir(folder)).toSorted()).toEqual(
        [other.file.sha512, release.file.sha512, 'fresh.part'].toSorted(),
      );
    });

    it('keeps a later ring shut, and says so, while nobody of its own can report', async () => {
      const bytes = Buffer.from('version 0.3.0');
      const next = releaseOf('0.3.0', bytes);
      await listReleases(desk, keys, [other, release, next], 2, time.nowMs());
      await sendPart(desk.admin, next, 0, bytes);
      const site = (name: string) =>
        desk.admin.call('site.create', { body: { name: `${name} ${v7()}`, where: '' } });
      const empty = (await site('Leeg')).siteId;
      const { kioskId } = await enrolledKiosk(desk, `Kiosk ${v7()}`, time);
      const params = { kioskId };
      await desk.admin.call('site.place-kiosk', { params, body: { siteId: empty } });
      const id = await startRollout(desk, '0.3.0', [
        { by: 'site', siteIds: [siteId] },
        { by: 'site', siteIds: [empty] },
      ]);
      const ofNext = async () => {
        const { rollouts } = await desk.admin.call('update.overview', {});
        return rollouts.find((each) => each.rolloutId === id);
      };
      const well = { ...tally, visits: 40 };
      await far.visitor.call('update.report', {
        body: { version: '0.3.0', state: 'healthy', percent: 100, reason: null, tally: well },
      });
      const pass = async () => {
        time.pass(61 * 60_000);
        await lookAtRings(desk.desk.context);
      };

      await pass();
      await pass();
      const waits = await ofNext();
      await desk.admin.call('fleet.revoke', { params, body: { because: 'stolen' } });
      await pass();

      expect(waits).toMatchObject({ state: 'running', ring: 1, isUnheard: true });
      expect(await ofNext()).toMatchObject({ state: 'complete', isUnheard: false });
    });

    it('halts for its figures what is everywhere', async () => {
      const crashing = { ...tally, visits: 40, crashed: 8 };
      await far.visitor.call('update.report', {
        body: { version: '0.3.0', state: 'healthy', percent: 100, reason: null, tally: crashing },
      });

      await lookAtRings(desk.desk.context);

      const { rollouts } = await desk.admin.call('update.overview', {});
      expect(rollouts.find(({ version }) => version === '0.3.0')).toMatchObject({
        state: 'halted',
        haltedBecause: 'crashes',
      });
    });
  });
}
