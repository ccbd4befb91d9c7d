import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeskClient, type Fetch, ticketProof } from '../../main/desk/desk-client.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import type { Identification } from '../../shared/domain/person.ts';
import { readoutOf } from './desk-kiosks.ts';
import { handoverWishes } from './handover-wishes.ts';
import { ReaderOf, type TestKiosk, isOnDisk, startKiosk, until, value } from './kiosk-parts.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';

const readout = readoutOf(1);
const { deviceId } = readout.device;
const noorsBadge: Identification = { by: 'badge', badgeNumber: '04A1' };
const noorsNumber: Identification = { by: 'staff-number', staffNumber: 'HK-1' };
const samsNumber: Identification = { by: 'staff-number', staffNumber: 'HK-2' };

let desk: StartedDesk;
let running: TestKiosk;
let reader: ReaderOf;
/** What becomes of photos on their way to the desk; `swallowed` is answered as if they had arrived. */
let photos: 'arrive' | 'fail' | 'swallowed';

const fetchOnRoad: Fetch = async (url, init) => {
  if (photos === 'arrive' || !url.includes('/v1/attachments/')) return fetch(url, init);
  if (photos === 'fail') throw new TypeError('No network');
  return new Response(null, { status: 204 });
};

beforeEach(async () => {
  desk = await startDesk();
  await desk.admin.call('person.import', {
    body: {
      people: [['HK-1', 'Noor', ['04A1']] as const, ['HK-2', 'Sam', ['04A2']] as const].map(
        ([staffNumber, firstName, badges]) => ({
          ...{ staffNumber, firstName, badgeNumbers: [...badges] },
          ...{ lastName: 'Uit', department: null },
        }),
      ),
    },
  });
  photos = 'arrive';
  reader = new ReaderOf([readout.device], readout);
  running = await startKiosk({
    desk: createDeskClient({
      deskUrl: desk.url,
      proof: ticketProof(desk.kioskToken),
      fetch: fetchOnRoad,
    }),
    reader,
  });
  await until(
    running.time,
    async () => value(await running.kiosk.handlers['kiosk.state']({})).deskReachable,
  );
});

afterEach(async () => {
  await running.stop();
  await desk.stop();
});

async function come(...shown: readonly Identification[]) {
  const { handlers } = running.kiosk;
  const visit = value(await handlers['visit.begin']({ by: 'touch', locale: 'nl' }));
  const { visitId } = visit;
  for (const identification of shown) {
    value(await handlers['visit.identify']({ visitId, identification }));
  }
  return visit;
}

/** What the kiosk answers to who asks what lies ready for him: `ok`, or why not. */
async function offered(visitId: string): Promise<string> {
  const offers = await running.kiosk.handlers['hand-out.offers']({ visitId });
  return offers.ok ? 'ok' : offers.fault.code;
}

it('hands out to who showed his badge in this visit, and to nobody who typed a number', async () => {
  const { handlers } = running.kiosk;
  const badge = await come(noorsBadge);
  const typed = await come(noorsNumber);
  const other = await come(noorsBadge, samsNumber);
  const choice = { of: 'pool', poolId: typed.visitId } as const;
  const { visitId } = typed;
  const tries = [
    await handlers['hand-out.read']({ visitId, choice, deviceId }),
    await handlers['hand-out.receipt']({ visitId, handoverId: visitId }),
  ];

  expect(await offered((await come(noorsBadge)).visitId)).toBe('ok');
  expect(await offered(badge.visitId)).toBe('hand-out/badge-needed');
  expect(await offered(typed.visitId)).toBe('hand-out/badge-needed');
  expect(await offered(other.visitId)).toBe('hand-out/badge-needed');
  expect(tries.map((each) => each.ok || each.fault.code)).toEqual([
    'hand-out/badge-needed',
    'hand-out/badge-needed',
  ]);
  expect(reader.asked.map(({ name }) => name)).not.toContain('device.read');
});

it('asks for the badge again of who takes his visit up by its code', async () => {
  const { handlers } = running.kiosk;
  const { visitId, resumeCode } = await come(noorsBadge);
  const before = await offered(visitId);
  value(await handlers['visit.drop']({ visitId, because: 'left' }));
  value(await handlers['visit.resume']({ resumeCode }));

  expect([before, await offered(visitId)]).toEqual(['ok', 'hand-out/badge-needed']);
});

it('reads for one at a time, and nothing for who has gone meanwhile', async () => {
  const { handlers } = running.kiosk;
  const { asset, pool } = await lendable();
  const choice = { of: 'pool', poolId: pool.poolId } as const;
  const { visitId } = await come(noorsBadge);
  const ask = () => handlers['hand-out.read']({ visitId, choice, deviceId });
  let open = () => undefined as void;
  reader.listing = new Promise((resolve) => {
    open = resolve;
  });

  const first = ask();
  const second = await ask();
  await handlers['visit.drop']({ visitId, because: 'start-over' });
  open();
  const left = await first;
  const names = reader.asked.map(({ name }) => name);
  const next = await come(noorsBadge);
  const read = value(await handlers['hand-out.read']({ visitId: next.visitId, choice, deviceId }));

  expect(second).toMatchObject({ ok: false, fault: { code: 'device/busy' } });
  expect(left).not.toMatchObject({ value: { outcome: 'found' } });
  expect(names).not.toContain('device.read');
  expect(read).toMatchObject({ outcome: 'found', device: { tag: asset.tag } });
});

const photoWords = 'a scratch on the back';
const jpegBase64 = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff]),
  Buffer.from(photoWords),
]).toString('base64');

describe('a photo of what somebody takes along', () => {
  it('is signed for with what was read, shown to the counter, and forgotten by the kiosk', async () => {
    const { handlers } = running.kiosk;
    const battery = { key: 'battery.health-percent', value: 91, unit: 'percent' } as const;
    const [serial] = readout.facts;
    if (serial === undefined) throw new Error('Nothing was read');
    reader.readout = { ...readout, facts: [...readout.facts, { ...serial, ...battery }] };
    const { visitId, sign, asset } = await aboutToSign();
    const { photoHash } = value(await handlers['visit.attach-photo']({ visitId, jpegBase64 }));

    value(await sign(photoHash));
    const { found } = await desk.admin.call('handover.find-asset', { query: { code: asset.tag } });
    const shown = await desk.admin.send('GET', `/v1/attachments/${photoHash}`);
    value(await handlers['visit.drop']({ visitId, because: 'start-over' }));

    expect(
      await desk.admin.refusal('fleet-map.add-plan', {
        body: { siteId: firstSiteId, name: 'Kelder', photoHash },
      }),
    ).toMatchObject({ code: 'input/invalid' });
    expect(found[0]?.out?.item.condition).toMatchObject({
      photos: [photoHash],
      reading: { serial: 'LAB0', facts: [battery] },
    });
    expect(shown.status).toBe(200);
    expect(await isOnDisk(running.data, photoWords)).toBe(false);
  });

  it('is at the desk before anything is signed for, and kept here until it can be', async () => {
    const { handlers } = running.kiosk;
    const { visitId, sign, asset } = await aboutToSign();
    const { photoHash } = value(await handlers['visit.attach-photo']({ visitId, jpegBase64 }));
    photos = 'fail';

    const without = await sign(photoHash);
    const between = await handovers(asset.assetId);
    photos = 'arrive';
    await until(running.time, async () => value(await handlers['kiosk.state']({})).deskReachable);
    value(await sign(photoHash));
    // A lost answer: it is asked again, and signed for once.
    value(await sign(photoHash));

    expect(without).toMatchObject({ ok: false, fault: { code: 'hand-out/photo-not-sent' } });
    expect(between).toHaveLength(0);
    expect(await handovers(asset.assetId)).toHaveLength(1);
  });

  it('does not say that nothing was signed once the desk was asked to', async () => {
    const { handlers } = running.kiosk;
    const { visitId, sign, asset } = await aboutToSign();
    const { photoHash } = value(await handlers['visit.attach-photo']({ visitId, jpegBase64 }));

    value(await sign(photoHash));
    photos = 'fail';

    expect(await sign(photoHash)).toMatchObject({ ok: false, fault: { code: 'desk/unreachable' } });
    expect(await handovers(asset.assetId)).toHaveLength(1);
  });

  it('is signed for by nobody when the desk does not have it', async () => {
    const { handlers } = running.kiosk;
    const { visitId, sign, asset } = await aboutToSign();
    const { photoHash } = value(await handlers['visit.attach-photo']({ visitId, jpegBase64 }));
    photos = 'swallowed';

    expect(await sign(photoHash)).toMatchObject({
      ok: false,
      fault: { code: 'attachment/unknown' },
    });
    expect(await handovers(asset.assetId)).toHaveLength(0);
  });

  it('is a picture, and of this visit', async () => {
    const { handlers } = running.kiosk;
    const other = await come(noorsBadge);
    const { photoHash } = value(
      await handlers['visit.attach-photo']({ visitId: other.visitId, jpegBase64 }),
    );
    const { visitId, sign, asset } = await aboutToSign();
    const words = Buffer.from('no picture at all').toString('base64');

    expect(await handlers['visit.attach-photo']({ visitId, jpegBase64: words })).toMatchObject({
      ok: false,
      fault: { code: 'input/invalid' },
    });
    expect(await sign(photoHash)).toMatchObject({ ok: false, fault: { code: 'input/invalid' } });
    expect(await handovers(asset.assetId)).toHaveLength(0);
  });
});

/** Noor, with the device of the reader before her and all said but her signature. */
async function aboutToSign() {
  const { handlers } = running.kiosk;
  const { asset, pool } = await lendable();
  const choice = { of: 'pool', poolId: pool.poolId } as const;
  const { visitId } = await come(noorsBadge);
  const { terms } = value(await handlers['hand-out.offers']({ visitId }));
  value(await handlers['hand-out.read']({ visitId, choice, deviceId }));
  const sign = (photoHash: string | null) =>
    handlers['hand-out.sign']({
      visitId,
      dueOn: pool.latestDueOn,
      condition: 'worn',
      accessories: [],
      photoHash,
      locale: 'nl',
      terms: { version: terms.version, level: 'a2' },
      signature: { by: 'typed', name: 'Noor Uit', agreed: true },
      mail: false,
    });
  return { visitId, sign, asset };
}

async function handovers(assetId: string) {
  const listed = await desk.admin.call('handover.list', { query: { assetId } });
  return listed.handovers;
}

/** The device of the reader, in a pool of its own. */
async function lendable() {
  const { newAsset, newPool } = handoverWishes(() => desk);
  const value = String(readout.facts.find(({ key }) => key === 'device.serial')?.value);
  const asset = await newAsset({ identifiers: [{ kind: 'serial', value }] });
  return { asset, pool: await newPool({ models: [asset.model] }) };
}
