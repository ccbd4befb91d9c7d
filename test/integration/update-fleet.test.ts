import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ticketProof } from '../../main/desk/desk-client.ts';
import { emptyTally } from '../../shared/domain/release/gate.ts';
import { placeOf } from '../../shared/release/place-of.ts';
import { lookAtRings } from '../../desk/update/look-at-rings.ts';
import { ManualTime } from '../lab/manual-timer.ts';
import { newKiosk } from './desk-kiosks.ts';
import { longSessions } from './desk-service-levels.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { releaseOf } from './release-samples.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';
import { type UpdateKiosk, outcomeOf, updateKiosk } from './update-kiosk.ts';
import { listReleases, quickGate, sendPart, setUpUpdates, startRollout } from './update-steps.ts';

const fleetSize = 40;
const firstShare = 20;
const good = Buffer.from('version 0.2.0, which is good');
const bad = Buffer.from('version 0.3.0, which crashes at its start');

interface Member {
  readonly kioskId: string;
  readonly visitor: DeskVisitor;
  readonly kiosk: UpdateKiosk;
  readonly ran: string[];
}

/** Forty kiosks with the real client, one desk with its real gate; only the programs are stand-ins. */
let desk: StartedDesk;
let fleet: Member[];
let time: ManualTime;
beforeAll(async () => {
  time = new ManualTime(Date.parse('2026-11-20T21:00:00.000Z'));
  desk = await startDesk({ clock: time, settings: longSessions });
  const keys = await setUpUpdates(desk, time.nowMs());
  const releases = [releaseOf('0.2.0', good), releaseOf('0.3.0', bad)];
  await listReleases(desk, keys, releases, 1, time.nowMs());
  for (const [index, content] of [good, bad].entries()) {
    const release = releases[index];
    if (release !== undefined) await sendPart(desk.admin, release, 0, content);
  }
  fleet = [];
  for (let each = 0; each < fleetSize; each += 1) {
    const { kioskId, visitor } = await newKiosk(desk);
    const token = (visitor.headers['authorization'] ?? '').replace('Bearer ', '');
    const kiosk = await updateKiosk({
      url: desk.url,
      proof: ticketProof(token),
      kioskId,
      root: keys.firstRoot,
      nowMs: time.nowMs,
    });
    fleet.push({ kioskId, visitor, kiosk, ran: ['0.1.0'] });
  }
});
afterAll(async () => {
  await Promise.all(fleet.map(({ kiosk }) => kiosk.stop()));
  await desk.stop();
});

/** What the watchdog and the program would do: a good version says that it is well, a bad one is taken back. */
async function startAgain({ kiosk, visitor, ran }: Member): Promise<void> {
  const { slot } = await kiosk.slots.marker();
  const version = (await kiosk.slots.release(slot))?.version ?? '';
  if (ran.includes(version)) return;
  ran.push(version);
  const crashes = (await readFile(kiosk.slots.programOf(slot))).equals(bad);
  if (crashes) await kiosk.slots.goBack('did-not-start');
  const tally = crashes ? emptyTally : { ...emptyTally, visits: 30, visitSeconds: 1800 };
  const state = crashes ? 'returned' : 'healthy';
  await visitor.call('update.report', {
    body: { version, state, percent: 100, reason: null, tally },
  });
}

async function everybodyLooks(): Promise<void> {
  // The worst order: all of the ring have it before the first of them says how it went.
  for (const { kiosk } of fleet) await outcomeOf(kiosk);
  for (const member of fleet) await startAgain(member);
}

it('lets a bad release reach the first ring of forty kiosks, and no other, and brings that one back', async () => {
  const rings = [
    { by: 'share' as const, percent: firstShare },
    { by: 'share' as const, percent: 100 },
  ];
  const first = fleet.filter(({ kioskId }) => placeOf(kioskId, '0.3.0') < firstShare);
  await startRollout(desk, '0.3.0', rings, quickGate);

  for (let hour = 0; hour < 4; hour += 1) {
    await everybodyLooks();
    time.pass(61 * 60_000);
    await lookAtRings(desk.desk.context);
  }

  const hit = fleet.filter(({ ran }) => ran.includes('0.3.0'));
  expect(hit).toEqual(first);
  expect(first.length).toBeLessThan(fleetSize / 2);
  const programs = await Promise.all(fleet.map(({ kiosk }) => kiosk.program()));
  expect(programs).toEqual(Array(fleetSize).fill('version 0.1.0'));
  const { rollouts } = await desk.admin.call('update.overview', {});
  expect(rollouts[0]).toMatchObject({ state: 'halted', haltedBecause: 'did-not-start', ring: 0 });
});
