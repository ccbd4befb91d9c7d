import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { firstSiteId } from '../../shared/domain/site.ts';
import { intake } from './desk-intake.ts';
import { newKiosk } from './desk-kiosks.ts';
import { enrolledKiosk, healthyBeat } from './signing-kiosk.ts';
import type { StartedDesk } from './start-desk.ts';

const nothing = { params: undefined, query: undefined, body: undefined };

/** Where a desk knows that its kiosks stand, whatever the database. */
export function mapsKiosks(desk: () => StartedDesk): void {
  /** The hash of a picture that staff sent. */
  const sent = async (): Promise<string> => {
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.from(v7())]);
    const reply = await fetch(`${desk().url}/v1/attachments`, {
      method: 'POST',
      headers: { ...desk().admin.headers, 'content-type': 'image/jpeg' },
      body: new Uint8Array(jpeg),
    });
    expect(reply.status).toBe(200);
    return createHash('sha256').update(jpeg).digest('hex');
  };
  const newPlan = async (siteId = firstSiteId) =>
    desk().admin.call('fleet-map.add-plan', {
      body: { siteId, name: `Verdieping ${v7()}`, photoHash: await sent() },
    });
  const newSite = () =>
    desk().admin.call('site.create', { body: { name: `Locatie ${v7()}`, where: '' } });
  const placed = (kioskId: string, planId: string, x: number, y: number) =>
    desk().admin.call('fleet-map.place', {
      params: { kioskId },
      body: { place: { planId, x, y } },
    });
  const onMap = async (kioskId: string) =>
    (await desk().admin.call('fleet-map.get', {})).kiosks.find((one) => one.kioskId === kioskId);
  const linesOf = async (kind: string, subject: string) =>
    (await desk().admin.call('audit.list', { query: { kind, subject } })).lines.map(
      ({ details }) => details,
    );

  describe('the map of the fleet', () => {
    it('shows leads where a kiosk stands and how it is', async () => {
      const lead = await desk().staff('lead');
      const { client, kioskId } = await enrolledKiosk(desk(), `Kiosk ${v7()}`);
      const plan = await newPlan();
      await placed(kioskId, plan.planId, 410, 205);
      const beat = { ...healthyBeat, printer: 'failed' } as const;
      await client.call('kiosk.heartbeat', { ...nothing, body: { beat, selfTest: null } });

      const { kiosks, plans } = await lead.call('fleet-map.get', {});

      expect(plans).toContainEqual(plan);
      expect(kiosks.find((one) => one.kioskId === kioskId)).toMatchObject({
        standing: 'attention',
        concerns: ['printer'],
        draining: false,
        place: { planId: plan.planId, x: 410, y: 205 },
      });
    });

    it('shows its pictures to leads, and to nobody once the plan is gone', async () => {
      const [lead, technician] = [await desk().staff('lead'), await desk().staff('technician')];
      const { planId, photoHash } = await newPlan();
      const address = `/v1/attachments/${photoHash}`;

      const seen = await lead.send('GET', address);
      const refused = await technician.send('GET', address);
      await desk().admin.call('fleet-map.remove-plan', { params: { planId } });
      const gone = await lead.send('GET', address);

      expect(seen.headers.get('content-type')).toBe('image/jpeg');
      expect([seen.status, refused.status, gone.status]).toEqual([200, 404, 404]);
    });

    it('says that a kiosk restarts soon until it did', async () => {
      const { client, kioskId } = await enrolledKiosk(desk(), `Kiosk ${v7()}`);
      const detail = await desk().admin.call('fleet.command', {
        params: { kioskId },
        body: { kind: 'drain', message: '' },
      });

      const before = await onMap(kioskId);
      await client.call('kiosk.heartbeat', {
        ...nothing,
        body: { beat: healthyBeat, selfTest: null },
      });
      const heard = await onMap(kioskId);
      await client.call('kiosk.command-ended', {
        ...nothing,
        params: { commandId: detail.commands[0]?.commandId ?? '' },
        body: { outcome: 'done', detail: '' },
      });
      const after = await onMap(kioskId);

      expect([before?.draining, heard?.draining, after?.draining]).toEqual([true, true, false]);
    });

    it('takes no picture that is not here, none of a visitor, and no name twice at one site', async () => {
      const visitors = await sent();
      const { visitor } = await newKiosk(desk());
      await visitor.call('ticket.create', {
        body: intake({
          reason: { category: 'screen', triage: {}, words: 'Kapot', photoHash: visitors },
        }),
      });
      const { name, planId, photoHash } = await newPlan();
      const add = (body: { name: string; photoHash: string; siteId?: string }) =>
        desk().admin.refusal('fleet-map.add-plan', { body: { siteId: firstSiteId, ...body } });
      const { siteId } = await newSite();

      const refusals = [
        await add({ name: 'Kelder', photoHash: 'a'.repeat(64) }),
        await add({ name: 'Kelder', photoHash: visitors }),
        await add({ name, photoHash }),
        await add({ name: 'Kelder', photoHash, siteId: v7() }),
        await desk().admin.refusal('fleet-map.change-plan', {
          params: { planId },
          body: { name, photoHash: visitors },
        }),
      ];
      const elsewhere = await desk().admin.call('fleet-map.add-plan', {
        body: { siteId, name, photoHash },
      });

      expect(refusals.map(({ code }) => code)).toEqual([
        'attachment/unknown',
        'input/invalid',
        'site/name-taken',
        'site/unknown',
        'input/invalid',
      ]);
      expect(elsewhere).toMatchObject({ siteId, name });
    });

    it('puts a kiosk on plans of its own site only, and takes it off when it moves', async () => {
      const { kioskId } = await enrolledKiosk(desk(), `Kiosk ${v7()}`);
      const here = await newPlan();
      const { siteId } = await newSite();
      const there = await newPlan(siteId);
      const place = { planId: there.planId, x: 1, y: 1 };
      const refused = await desk().admin.refusal('fleet-map.place', {
        params: { kioskId },
        body: { place },
      });
      const unknown = await desk().admin.refusal('fleet-map.place', {
        params: { kioskId: v7() },
        body: { place },
      });
      await placed(kioskId, here.planId, 500, 500);
      await desk().admin.call('site.place-kiosk', { params: { kioskId }, body: { siteId } });

      const moved = await onMap(kioskId);

      expect([refused.code, unknown.code]).toEqual(['floor-plan/unknown', 'kiosk/unknown']);
      expect(moved?.place).toBe(null);
      expect((await placed(kioskId, there.planId, 1, 1)).place).toEqual(place);
    });

    it('keeps places when a plan gets another picture, and forgets them with the plan', async () => {
      const { kioskId } = await enrolledKiosk(desk(), `Kiosk ${v7()}`);
      const { planId } = await newPlan();
      await placed(kioskId, planId, 300, 700);
      const body = { name: `Kelder ${v7()}`, photoHash: await sent() };
      const changed = await desk().admin.call('fleet-map.change-plan', {
        params: { planId },
        body,
      });

      const kept = await onMap(kioskId);
      await desk().admin.call('fleet-map.remove-plan', { params: { planId } });
      const forgotten = await onMap(kioskId);
      const again = await desk().admin.refusal('fleet-map.remove-plan', { params: { planId } });

      expect(changed).toMatchObject(body);
      expect([kept?.place, forgotten?.place]).toEqual([{ planId, x: 300, y: 700 }, null]);
      expect(again.code).toBe('floor-plan/unknown');
    });

    it('changes only what is given of a plan', async () => {
      const { planId, siteId, photoHash } = await newPlan();
      const [name, picture] = [`Kelder ${v7()}`, await sent()];
      const change = (body: { name?: string; photoHash?: string }) =>
        desk().admin.call('fleet-map.change-plan', { params: { planId }, body });

      const named = await change({ name });
      const drawn = await change({ photoHash: picture });

      expect(named).toEqual({ planId, siteId, name, photoHash });
      expect(drawn).toEqual({ planId, siteId, name, photoHash: picture });
    });

    it('writes down who put a kiosk where and who changed a plan', async () => {
      const kiosk = `Kiosk ${v7()}`;
      const { kioskId } = await enrolledKiosk(desk(), kiosk);
      const { planId, name } = await newPlan();
      await placed(kioskId, planId, 250, 500);
      await placed(kioskId, planId, 250, 505);
      // Nothing changes.
      await placed(kioskId, planId, 250, 505);
      await desk().admin.call('fleet-map.place', { params: { kioskId }, body: { place: null } });
      await desk().admin.call('fleet-map.remove-plan', { params: { planId } });

      expect(await linesOf('fleet-map.place', kiosk)).toEqual([
        { plan: `${name} → –`, x: '25 % → –', y: '50.5 % → –' },
        { y: '50 % → 50.5 %' },
        { plan: `– → ${name}`, x: '– → 25 %', y: '– → 50 %' },
      ]);
      expect(await linesOf('fleet-map.add-plan', name)).toEqual([{}]);
      expect(await linesOf('fleet-map.remove-plan', name)).toMatchObject([{ name: `${name} → –` }]);
    });
  });
}
