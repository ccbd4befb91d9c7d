import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type KioskConfig,
  firstProfileId,
  saidBeyondUsual,
  usualConfig,
} from '../../shared/domain/kiosk-config.ts';
import { decideConfiguration } from '../../shared/release/decide-configuration.ts';
import { trustFrom } from '../../shared/release/trust.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { enrolledKiosk, healthyBeat } from './signing-kiosk.ts';
import type { StartedDesk } from './start-desk.ts';
import { setUpUpdates } from './update-steps.ts';

const nothing = { params: undefined, query: undefined, body: undefined };
const first = { profileId: firstProfileId };

function greeted(nl: string): KioskConfig {
  return { ...usualConfig, texts: { ...usualConfig.texts, greeting: { nl, en: '' } } };
}

/** How kiosks are configured by two admins, whatever the database; each test goes on where the last one ended. */
export function configuresKiosks(start: () => Promise<StartedDesk>): void {
  describe('the configuration of kiosks', () => {
    let desk: StartedDesk;
    let other: DeskVisitor;
    beforeAll(async () => {
      desk = await start();
    });
    afterAll(() => desk.stop());

    const propose = (by: DeskVisitor, content: KioskConfig, basedOn: number, profile = first) =>
      by.call('kiosk-profile.propose', { params: profile, body: { content, basedOn, words: '' } });
    const decision = async (decide: 'approve' | 'reject', profile = first) => {
      const { proposal } = await desk.admin.call('kiosk-profile.get', { params: profile });
      const params = { ...profile, proposalId: proposal?.proposalId ?? v7() };
      return { params, body: { decision: decide } };
    };
    const history = async () =>
      (await desk.admin.call('kiosk-profile.history', { params: first, query: {} })).versions;

    it('leaves every kiosk as it is until somebody publishes one', async () => {
      const { client, kioskId } = await enrolledKiosk(desk, 'Hal');
      const { profiles } = await desk.admin.call('kiosk-profile.list', {});
      const beat = { ...healthyBeat, configuration: { running: null, refused: null } };
      const heard = await client.call('kiosk.heartbeat', {
        ...nothing,
        body: { beat, selfTest: null },
      });

      expect(profiles).toMatchObject([{ ...first, version: null, hasProposal: false }]);
      expect(profiles[0]?.kiosks.map((kiosk) => kiosk.kioskId)).toContain(kioskId);
      expect(heard).toMatchObject({ ok: true, value: { configuration: null } });
      expect(await client.call('kiosk.configuration', nothing)).toEqual({
        ok: true,
        value: { configuration: null },
      });
    });

    it('is approved by its own proposer only while the desk has no other admin, which is written down', async () => {
      await propose(desk.admin, greeted('Goedendag'), 0);
      await desk.admin.call('kiosk-profile.decide', await decision('approve'));

      expect(await history()).toMatchObject([
        {
          version: 1,
          alone: true,
          changes: [{ path: 'texts.greeting.nl', from: '', to: 'Goedendag' }],
        },
      ]);

      other = await desk.staff('admin', 'Ada Tweede');
      await propose(desk.admin, greeted('Hallo'), 1);
      const own = await desk.admin.refusal('kiosk-profile.decide', await decision('approve'));
      const before = await desk.admin.call('kiosk-profile.get', { params: first });
      await other.call('kiosk-profile.decide', await decision('approve'));

      expect(own.code).toBe('configuration/four-eyes');
      expect(before).toMatchObject({ version: 1, proposal: { mayApprove: false } });
      expect(await history()).toMatchObject([
        { version: 2, alone: false, publishedBy: 'Ada Tweede' },
        { version: 1 },
      ]);
    });

    it('is told to a kiosk by its number in the answer to a heartbeat, and fetched with a signature', async () => {
      const { client } = await enrolledKiosk(desk, 'Gang');
      const running = { ...first, version: 1 };
      const refused = {
        ...first,
        version: 2,
        because: 'configuration/broken',
        detail: 'x',
      } as const;
      const beat = (configuration: object) =>
        client.call('kiosk.heartbeat', {
          ...nothing,
          body: { beat: { ...healthyBeat, ...configuration }, selfTest: null },
        });

      const told = await beat({ configuration: { running, refused } });
      const fetched = await client.call('kiosk.configuration', nothing);
      const { kiosks } = await desk.admin.call('kiosk-profile.get', { params: first });
      const { kiosks: fleet } = await desk.admin.call('fleet.list', {});

      expect(told).toMatchObject({ value: { configuration: { ...first, version: 2 } } });
      expect(fetched).toMatchObject({
        value: {
          configuration: { ...first, version: 2, content: saidBeyondUsual(greeted('Hallo')) },
        },
      });
      expect(kiosks.find(({ name }) => name === 'Gang')).toMatchObject({ running, refused });
      expect(fleet.find(({ name }) => name === 'Gang')?.concerns).toEqual(['configuration']);
      // One that is too old to say what it runs would not understand the answer.
      expect(await beat({})).toEqual({ ok: true, value: { commands: [] } });
      expect((await desk.anonymous.ask('kiosk.configuration', {})).status).toBe(401);
    });

    it('comes back as a new version with the old content', async () => {
      const body = { version: 1, basedOn: 2 };
      const back = await desk.admin.call('kiosk-profile.return', { params: first, body });
      const late = await other.refusal('kiosk-profile.return', { params: first, body });

      expect(back).toMatchObject({ version: 3, content: greeted('Goedendag') });
      expect(late.code).toBe('configuration/changed-meanwhile');
      expect((await history())[0]).toMatchObject({
        version: 3,
        returnOf: 1,
        changes: [{ path: 'texts.greeting.nl', from: 'Hallo', to: 'Goedendag' }],
      });
    });

    it('takes one proposal at a time, based on what holds, and only what the schema knows', async () => {
      await propose(desk.admin, greeted('Dag'), 3);
      const body = { content: greeted('Hoi'), basedOn: 3, words: '' };
      const second = await other.refusal('kiosk-profile.propose', { params: first, body });
      await desk.admin.call('kiosk-profile.decide', await decision('reject'));
      const rejected = await other.call('kiosk-profile.get', { params: first });
      const late = await other.refusal('kiosk-profile.propose', {
        params: first,
        body: { ...body, basedOn: 2 },
      });
      const odd = await other.refusal('kiosk-profile.propose', {
        params: first,
        body: { ...body, content: { ...usualConfig, languages: [] } },
      });

      expect([second.code, late.code, odd.code]).toEqual([
        'configuration/waiting',
        'configuration/changed-meanwhile',
        'input/invalid',
      ]);
      expect(rejected).toMatchObject({ version: 3, proposal: { state: 'rejected' } });
    });

    it('is not published when another version was meanwhile', async () => {
      await propose(desk.admin, greeted('Te laat'), 3);
      await other.call('kiosk-profile.return', {
        params: first,
        body: { version: 2, basedOn: 3 },
      });

      const refused = await other.refusal('kiosk-profile.decide', await decision('approve'));
      await other.call('kiosk-profile.decide', await decision('reject'));

      expect(refused.code).toBe('configuration/changed-meanwhile');
      expect((await history())[0]).toMatchObject({ version: 4, returnOf: 2 });
    });

    it('is another one for a kiosk with another profile, once a version of it is published', async () => {
      const { client, kioskId } = await enrolledKiosk(desk, 'Bibliotheek');
      const create = { body: { name: 'Rustige plek' } };
      const { profileId } = await desk.admin.call('kiosk-profile.create', create);
      const again = await other.refusal('kiosk-profile.create', create);
      const give = { params: { kioskId }, body: { profileId } };
      const early = await desk.admin.refusal('kiosk-profile.give', give);
      await propose(desk.admin, greeted('Sst'), 0, { profileId });
      await other.call('kiosk-profile.decide', await decision('approve', { profileId }));
      await desk.admin.call('kiosk-profile.give', give);

      expect([again.code, early.code]).toEqual([
        'configuration/name-taken',
        'configuration/unpublished',
      ]);
      expect(await client.call('kiosk.configuration', nothing)).toMatchObject({
        value: {
          configuration: { profileId, version: 1, content: saidBeyondUsual(greeted('Sst')) },
        },
      });
      const detail = await desk.admin.call('fleet.get', { params: { kioskId } });
      expect(detail.events[0]).toMatchObject({ kind: 'profile-given', detail: 'Rustige plek' });
    });

    it('is signed for one kiosk by the key that the root names, once the desk has one', async () => {
      const { client, kioskId } = await enrolledKiosk(desk, 'Ondertekend');
      const ask = () =>
        client.call('kiosk.signed-configuration', { ...nothing, query: { root: 0 } });
      const before = await ask();
      const { firstRoot } = await setUpUpdates(desk, Date.now());
      const trusted = trustFrom(firstRoot);
      const [one, other] = [await ask(), await ask()];
      if (!trusted.ok || !one.ok || !other.ok) throw new Error('Not signed');
      const decided = decideConfiguration(trusted.value, other.value, kioskId, Date.now());

      expect(before).toMatchObject({ ok: false, fault: { code: 'update/not-set-up' } });
      expect(one.value.roots).toEqual([firstRoot]);
      expect(decided).toMatchObject({
        ok: true,
        value: { configuration: { ...first, content: saidBeyondUsual(greeted('Hallo')) } },
      });
      // Each word is newer than the one before it, and for this kiosk only.
      const after = decided.ok ? decided.value.trusted : trusted.value;
      expect(decideConfiguration(after, one.value, kioskId, Date.now())).toMatchObject({
        fault: { code: 'update/rolled-back' },
      });
      expect(decideConfiguration(after, other.value, v7(), Date.now())).toMatchObject({
        fault: { code: 'update/not-for-this-kiosk' },
      });
    });

    it('counts on from what its kiosks run, because a desk that was restored has forgotten versions', async () => {
      const { client } = await enrolledKiosk(desk, 'Kelder');
      const runs = (version: number) =>
        client.call('kiosk.heartbeat', {
          ...nothing,
          body: {
            beat: {
              ...healthyBeat,
              configuration: { running: { ...first, version }, refused: null },
            },
            selfTest: null,
          },
        });
      await runs(40);
      const after = await desk.admin.call('kiosk-profile.return', {
        params: first,
        body: { version: 1, basedOn: 4 },
      });
      await runs(2_000_000);
      const unbelieved = await desk.admin.call('kiosk-profile.return', {
        params: first,
        body: { version: 2, basedOn: 41 },
      });

      expect([after.version, unbelieved.version]).toEqual([41, 42]);
    });

    it('needs no second pair of eyes of an admin who is shut out', async () => {
      const { accountId } = await other.call('session.get', {});
      const params = { accountId };
      await propose(desk.admin, greeted('Alleen'), 42);
      const early = await desk.admin.refusal('kiosk-profile.decide', await decision('approve'));
      await desk.admin.call('account.block', { params, body: { blocked: true } });

      await desk.admin.call('kiosk-profile.decide', await decision('approve'));

      expect(early.code).toBe('configuration/four-eyes');
      expect((await history())[0]).toMatchObject({ version: 43, alone: true });
    });

    it('is for admins', async () => {
      const lead = await desk.staff('lead');

      expect((await lead.refusal('kiosk-profile.list', {})).code).toBe('auth/forbidden');
    });
  });
}
