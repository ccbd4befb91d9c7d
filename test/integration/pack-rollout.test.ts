import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { lookAtRings } from '../../desk/update/look-at-rings.ts';
import { forkedReader } from '../../main/reader-link/forked-reader.ts';
import { SupervisedReader } from '../../main/reader-link/supervised-reader.ts';
import { ticketProof } from '../../main/desk/desk-client.ts';
import { silentLog } from '../../main/log/log.ts';
import { systemTimer } from '../../main/timing/timer.ts';
import { usualPace } from '../../main/update/update-source.ts';
import { emptyTally } from '../../shared/domain/release/gate.ts';
import type { Readout } from '../../shared/domain/readout.ts';
import { packName } from '../../shared/domain/release/rolled-out.ts';
import { LabReaderLink } from '../lab/lab-reader-link.ts';
import { ManualTime } from '../lab/manual-timer.ts';
import { newKiosk } from './desk-kiosks.ts';
import { longSessions } from './desk-service-levels.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { type PackKiosk, lookedAt, packKiosk } from './pack-kiosk.ts';
import { listedPack, packFile, withNewerIos } from './pack-samples.ts';
import { inHours, signed, targetsDocument } from './release-samples.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';
import { inDays, quickGate, sendPart, setUpUpdates, startRollout } from './update-steps.ts';
import { healthyBeat } from './signing-kiosk.ts';

const everybody = [{ by: 'share' as const, percent: 100 }];

/** A real desk, a kiosk with the real client, and a real reader process with a simulated iPhone. */
let desk: StartedDesk;
let keys: Awaited<ReturnType<typeof setUpUpdates>>;
let time: ManualTime;
let visitor: DeskVisitor;
let kioskId: string;
let kiosk: PackKiosk;
let reader: SupervisedReader;
let lab: LabReaderLink;
beforeAll(async () => {
  time = new ManualTime(Date.parse(inHours(0)));
  desk = await startDesk({ clock: time, settings: longSessions });
  keys = await setUpUpdates(desk, time.nowMs());
  ({ kioskId, visitor } = await newKiosk(desk));
  lab = new LabReaderLink(forkedReader('test/lab/reader.ts'));
  reader = new SupervisedReader({
    startProcess: lab.startProcess,
    timer: systemTimer,
    random: Math.random,
    log: silentLog,
  });
  const token = (visitor.headers['authorization'] ?? '').replace('Bearer ', '');
  kiosk = await packKiosk({
    ...{ url: desk.url, proof: ticketProof(token), kioskId, root: keys.firstRoot },
    ...{ nowMs: time.nowMs, timer: time, reader, pace: usualPace },
  });
  reader.start();
  lab.plug('iphone', '1-1');
});
afterAll(async () => {
  await kiosk.stop();
  await reader.stop();
  await desk.stop();
});

async function list(version: number, ...files: readonly (readonly [number, Buffer])[]) {
  const packs = files.map(([number, bytes]) => listedPack(number, bytes));
  const document = targetsDocument([], { version, packs, expiresAt: inDays(time.nowMs(), 90) });
  await desk.admin.call('update.put-targets', { body: signed(document, keys.targets) });
}

const send = (number: number, bytes: Buffer) =>
  sendPart(desk.admin, listedPack(number, bytes), 0, bytes);

/** A reading to its end, or null: a reader that was slow to start is started again. */
async function readout(): Promise<Readout | null> {
  const listed = await reader.call('device.list', {});
  const deviceId = listed.ok ? listed.value[0]?.deviceId : undefined;
  if (deviceId === undefined) return null;
  const read = await reader.call('device.read', { deviceId, upTo: 'L0', deadlineMs: 20_000 });
  return read.ok && read.value.complete ? read.value : null;
}

/** What is concluded of the system of the plugged iPhone, with the newest version that is told. */
async function findings(): Promise<readonly string[]> {
  const read = await vi.waitUntil(readout, { timeout: 50_000 });
  return read.findings
    .filter(({ code }) => code.startsWith('apple-system'))
    .map(({ code, params }) => `${code} ${params['newest']} ${params['known']}`);
}

it('a pack with a newer iOS changes what the next reading finds, without a restart', async () => {
  const newer = withNewerIos(2);
  await list(1, [2, newer]);
  const before = await findings();
  const unlisted = await lookedAt(kiosk);
  const sent = await send(2, newer);
  await startRollout(desk, packName(2), everybody);

  const done = await lookedAt(kiosk);
  const after = await findings();

  expect([unlisted, sent.status, done]).toEqual(['stay', 200, 'use']);
  expect(before).toEqual([]);
  expect(after).toEqual(['apple-system-behind 30 2030-09']);
}, 120_000);

it('tells the admin who has it, since when it is here, and who did what', async () => {
  const told = { ...healthyBeat, pack: kiosk.packs().told };
  await visitor.call('kiosk.heartbeat', { body: { beat: told, selfTest: null } });

  const seen = await desk.admin.call('update.overview', {});

  expect(seen.packs).toMatchObject([{ number: 2, isHere: true }]);
  expect(seen.kiosks.find((each) => each.kioskId === kioskId)).toMatchObject({
    pack: { running: 2, refused: null },
    report: null,
  });
  expect(seen.events.map(({ what, subject }) => [what, subject])).toContainEqual([
    'file-kept',
    'readers-2.pack',
  ]);
});

it('refuses at the desk what is signed and is no pack', async () => {
  const odd = Buffer.from('{"type":"reader-pack"}');
  await list(2, [2, withNewerIos(2)], [3, odd]);

  const sent = await send(3, odd);
  const drafted = await desk.admin.refusal('update.draft-rollout', {
    body: { version: packName(3), rings: everybody, gate: quickGate },
  });

  expect(sent).toMatchObject({ status: 422, body: { code: 'pack/broken' } });
  expect(drafted.code).toBe('update/not-listed');
});

it('opens rings by the same gate, and halts when one reader cannot work with it', async () => {
  const report = (version: string, state: 'healthy' | 'returned') =>
    visitor.call('update.report', {
      body: {
        ...{ version, state, percent: 100, reason: null },
        tally: { ...emptyTally, visits: 30, readouts: 20, visitSeconds: 1500 },
      },
    });
  const rolloutOf = async (version: string) =>
    (await desk.admin.call('update.overview', {})).rollouts.find((one) => one.version === version);
  time.pass(61 * 60_000);
  // After an hour the kiosk itself tells of no visits, at whatever moment: then it is told again.
  const isEverywhere = async () => {
    await report(packName(2), 'healthy');
    await lookAtRings(desk.desk.context);
    return (await rolloutOf(packName(2)))?.state === 'complete';
  };
  await vi.waitUntil(isEverywhere, { timeout: 10_000 });

  await list(3, [2, withNewerIos(2)], [4, packFile(4)]);
  await send(4, packFile(4));
  await startRollout(desk, packName(4), everybody);
  const taken = await lookedAt(kiosk);
  await report(packName(4), 'returned');
  const halted = await rolloutOf(packName(4));

  expect(taken).toBe('use');
  expect(halted).toMatchObject({ state: 'halted', haltedBecause: 'did-not-start' });
  expect(await lookedAt(kiosk)).toBe('stay');
});
