import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  directorDocumentSchema,
  rootDocumentSchema,
} from '../../shared/domain/release/documents.ts';
import { type VersionTally, emptyTally } from '../../shared/domain/release/gate.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import { decideUpdate } from '../../shared/release/decide-update.ts';
import { makeKey } from '../../shared/release/sign.ts';
import { trustFrom } from '../../shared/release/trust.ts';
import { takeWaiting } from '../../desk/store/alert-store.ts';
import { lookAtRings } from '../../desk/update/look-at-rings.ts';
import { ManualTime } from '../lab/manual-timer.ts';
import { newKiosk } from './desk-kiosks.ts';
import { longSessions } from './desk-service-levels.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { releaseOf, signed, targetsDocument } from './release-samples.ts';
import type { StartDeskOptions, StartedDesk } from './start-desk.ts';
import {
  askManifest,
  inDays,
  listReleases,
  quickGate,
  sendPart,
  setUpUpdates,
  startRollout,
} from './update-steps.ts';

const content = Buffer.alloc(100_000, 'version 0.2.0 ');
const release = releaseOf('0.2.0', content);
const fine: VersionTally = {
  visits: 30,
  crashed: 0,
  readouts: 20,
  readoutsFailed: 1,
  visitSeconds: 1500,
};

/** How every desk brings new versions to its kiosks, whatever its database. */
export function updatesKiosks(start: (options: StartDeskOptions) => Promise<StartedDesk>): void {
  const time = new ManualTime(Date.parse('2026-11-20T09:00:00.000Z'));
  let desk: StartedDesk;
  let keys: Awaited<ReturnType<typeof setUpUpdates>>;
  beforeAll(async () => {
    desk = await start({ clock: time, settings: longSessions });
    keys = await setUpUpdates(desk, time.nowMs());
  });
  afterAll(() => desk.stop());

  const report = (
    kiosk: DeskVisitor,
    state: 'started' | 'healthy' | 'failed' | 'returned',
    tally: VersionTally = emptyTally,
    version = '0.2.0',
  ) => {
    const body = { version, state, percent: 100, reason: null, tally };
    return kiosk.call('update.report', { body });
  };
  const rolloutNow = async () => (await desk.admin.call('update.overview', {})).rollouts[0];
  const doneTo = async (kiosk: DeskVisitor, version = '0.1.0') => {
    const { director } = await askManifest(kiosk, version);
    return directorDocumentSchema.parse(JSON.parse(director.signed)).directive.do;
  };
  const passHour = async () => {
    time.pass(61 * 60_000);
    await lookAtRings(desk.desk.context);
  };

  describe('what may exist', () => {
    it('is said by the offline key alone, and never by an older list', async () => {
      const list = targetsDocument([release], { version: 5, expiresAt: inDays(time.nowMs(), 90) });
      const put = (body: object) => desk.admin.send('PUT', '/v1/updates/targets', body);

      const stolen = await put(signed(list, makeKey()));
      const good = await put(signed(list, keys.targets));
      const older = await put(signed({ ...list, version: 4 }, keys.targets));
      const other = await put(signed({ ...list, releases: [] }, keys.targets));

      expect([stolen, good, older, other].map(({ status }) => status)).toEqual([
        422, 200, 409, 409,
      ]);
      expect([stolen, older, other].map(({ body }) => body)).toMatchObject([
        { code: 'update/unsigned' },
        { code: 'update/rolled-back' },
        { code: 'update/mixed' },
      ]);
    });

    it('can be replaced by no root that the keys before did not sign', async () => {
      const root = signed(
        { ...rootDocumentSchema.parse(JSON.parse(keys.firstRoot.signed)), version: 2 },
        keys.root[0],
      );

      const refused = await desk.admin.refusal('update.put-root', { body: root });

      expect(refused.code).toBe('update/unsigned');
    });

    it('comes in by parts, goes on where it stopped, and is kept only when it is what was signed', async () => {
      const bent = Buffer.concat([content.subarray(0, 99_999), Buffer.from('!')]);

      const first = await sendPart(desk.admin, release, 0, bent.subarray(0, 60_000));
      const gap = await sendPart(desk.admin, release, 70_000, bent.subarray(70_000));
      const wrong = await sendPart(desk.admin, release, 60_000, bent.subarray(60_000));
      const tooMuch = await sendPart(desk.admin, release, 0, Buffer.concat([content, content]));
      const again = await sendPart(desk.admin, release, 0, content.subarray(0, 60_000));
      const rest = await sendPart(desk.admin, release, 60_000, content.subarray(60_000));
      const unlisted = await sendPart(desk.admin, releaseOf('9.9.9', Buffer.from('x')), 0, content);

      expect([first, gap, wrong, tooMuch, again, rest, unlisted]).toMatchObject([
        { status: 200, body: { received: 60_000, isWhole: false } },
        { status: 409, body: { code: 'update/illegal-move' } },
        { status: 422, body: { code: 'update/file-mismatch' } },
        { status: 413, body: { code: 'update/too-large' } },
        { status: 200, body: { received: 60_000, isWhole: false } },
        { status: 200, body: { received: 100_000, isWhole: true } },
        { status: 404, body: { code: 'update/unknown' } },
      ]);
    });

    it('is given to kiosks only, whole or from where they stopped', async () => {
      const path = `/v1/updates/files/${release.file.sha512}`;
      const fetched = (from: DeskVisitor, range?: string) =>
        fetch(from.url + path, {
          headers: { ...from.headers, ...(range === undefined ? {} : { range }) },
        });

      const rest = await fetched(desk.kiosk, 'bytes=99990-');
      const whole = await fetched(desk.kiosk);
      const beyond = await fetched(desk.kiosk, 'bytes=100000-');
      const nobody = await fetched(desk.anonymous);
      const staff = await fetched(desk.admin);

      expect([rest, whole, beyond, nobody, staff].map(({ status }) => status)).toEqual([
        206, 200, 416, 401, 403,
      ]);
      expect(rest.headers.get('content-range')).toBe('bytes 99990-99999/100000');
      expect(beyond.headers.get('content-range')).toBe('bytes */100000');
      expect(await beyond.json()).toMatchObject({ code: 'input/invalid', status: 416 });
      expect(Buffer.from(await rest.arrayBuffer())).toEqual(content.subarray(99_990));
      expect(Buffer.from(await whole.arrayBuffer()).equals(content)).toBe(true);
    });

    it('is for admins to decide, and the key of the desk is for its own user only', async () => {
      const lead = await desk.staff('lead');

      const refused = await lead.ask('update.overview', {});
      const { mode } = await stat(join(desk.dataFolder, 'update-director.key'));

      expect([refused.status, mode & 0o777]).toEqual([403, 0o600]);
    });
  });

  describe('a rollout', () => {
    it('reaches nobody as a draft, then ring by ring, and each kiosk believes what it is told', async () => {
      const south = await desk.admin.call('site.create', {
        body: { name: 'Zuid', where: 'Gebouw 3' },
      });
      const far = await newKiosk(desk);
      await desk.admin.call('site.place-kiosk', {
        params: { kioskId: far.kioskId },
        body: { siteId: south.siteId },
      });
      const body = {
        version: '0.2.0',
        rings: [
          { by: 'site' as const, siteIds: [south.siteId] },
          { by: 'share' as const, percent: 100 },
        ],
        gate: quickGate,
      };
      const { rolloutId } = await desk.admin.call('update.draft-rollout', { body });
      const drafted = [await doneTo(far.visitor), await doneTo(desk.kiosk)];
      await desk.admin.call('update.move-rollout', {
        params: { rolloutId },
        body: { move: 'start' },
      });
      const started = [await doneTo(far.visitor), await doneTo(desk.kiosk)];
      const bundle = await askManifest(far.visitor, '0.1.0');
      const trusted = trustFrom(keys.firstRoot);
      if (!trusted.ok) throw new Error(trusted.fault.detail);
      const subject = { kioskId: far.kioskId, version: '0.1.0', platform: 'linux-x64' as const };
      const decided = decideUpdate(trusted.value, bundle, subject, time.nowMs());
      const elsewhere = { ...subject, kioskId: firstSiteId };
      const stranger = decideUpdate(trusted.value, bundle, elsewhere, time.nowMs());

      await passHour();
      const unproven = await rolloutNow();
      await report(far.visitor, 'healthy', fine);
      await passHour();
      const second = [await doneTo(far.visitor, '0.2.0'), await doneTo(desk.kiosk)];
      await report(desk.kiosk, 'healthy', fine);
      await passHour();

      expect(drafted).toEqual(['stay', 'stay']);
      expect(started).toEqual(['install', 'stay']);
      expect(decided).toMatchObject({ ok: true, value: { decision: { do: 'install', release } } });
      expect(stranger).toMatchObject({ ok: false, fault: { code: 'update/not-for-this-kiosk' } });
      expect(unproven).toMatchObject({
        state: 'running',
        ring: 0,
        figures: { kiosks: 1, healthy: 0 },
      });
      expect(second).toEqual(['stay', 'install']);
      expect(await rolloutNow()).toMatchObject({ state: 'complete', ring: 1 });
      const { events } = await desk.admin.call('update.overview', {});
      expect(events.slice(0, 4).map(({ what, actor }) => [what, actor])).toEqual([
        ['rollout-complete', 'gate'],
        ['ring-opened', 'gate'],
        ['rollout-start', 'Admin'],
        ['rollout-drafted', 'Admin'],
      ]);
    });

    it('halts by itself at the first kiosk that went back, and offers the version to nobody', async () => {
      const next = Buffer.from('version 0.3.0');
      const bad = releaseOf('0.3.0', next);
      await listReleases(desk, keys, [release, bad], 6, time.nowMs());
      await sendPart(desk.admin, bad, 0, next);
      const rolloutId = await startRollout(desk, '0.3.0', [{ by: 'share', percent: 100 }]);
      const offered = await doneTo(desk.kiosk, '0.2.0');

      await desk.admin.call('alert.put-rule', {
        params: { ruleId: rolloutId },
        body: {
          name: 'Beheer',
          kinds: ['rollout-halted'],
          locale: 'nl',
          mails: ['beheer@example.org'],
          webhookUrl: null,
        },
      });

      await report(desk.kiosk, 'returned', emptyTally, '0.3.0');

      const alerts = await desk.desk.context.database.write((db) => takeWaiting(db, rolloutId));
      await desk.admin.call('alert.remove-rule', { params: { ruleId: rolloutId } });
      expect(alerts).toMatchObject([{ kind: 'rollout-halted', name: '0.3.0', kioskId: null }]);
      expect([offered, await doneTo(desk.kiosk, '0.2.0')]).toEqual(['install', 'stay']);
      expect(await rolloutNow()).toMatchObject({ state: 'halted', haltedBecause: 'did-not-start' });
      await desk.admin.call('update.move-rollout', {
        params: { rolloutId },
        body: { move: 'return' },
      });
      expect([await doneTo(desk.kiosk, '0.3.0'), await doneTo(desk.kiosk, '0.2.0')]).toEqual([
        'return',
        'stay',
      ]);
      const refused = await desk.admin.refusal('update.move-rollout', {
        params: { rolloutId },
        body: { move: 'start' },
      });
      expect(refused.code).toBe('update/illegal-move');
    });

    it.each([
      ['crashes', { ...fine, crashed: 8 }],
      ['readouts', { ...fine, readoutsFailed: 15 }],
      ['slower', { ...fine, visitSeconds: 30_000 }],
    ] as const)('halts by itself for its %s', async (reason, tally) => {
      const minor = 4 + ['crashes', 'readouts', 'slower'].indexOf(reason);
      const bytes = Buffer.from(`version 0.${minor}.0`);
      const one = releaseOf(`0.${minor}.0`, bytes);
      await listReleases(desk, keys, [release, one], 10 + minor, time.nowMs());
      await sendPart(desk.admin, one, 0, bytes);
      await startRollout(desk, one.version, [{ by: 'share', percent: 100 }]);

      await report(desk.kiosk, 'healthy', tally, one.version);
      await lookAtRings(desk.desk.context);

      expect(await rolloutNow()).toMatchObject({ state: 'halted', haltedBecause: reason });
    });

    it('needs a version that is listed and here', async () => {
      const refused = await desk.admin.refusal('update.draft-rollout', {
        body: {
          version: '7.0.0',
          rings: [{ by: 'share', percent: 10 }],
          gate: quickGate,
        },
      });

      expect(refused.code).toBe('update/not-listed');
    });
  });
}
