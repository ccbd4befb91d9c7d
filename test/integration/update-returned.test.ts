import { afterEach, beforeEach, expect, it } from 'vitest';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { type DeskClient, ticketProof } from '../../main/desk/desk-client.ts';
import { ManualTime } from '../lab/manual-timer.ts';
import { rootEnvelope, sampleKeys } from './release-samples.ts';
import { type UpdateKiosk, updateKiosk } from './update-kiosk.ts';

let kiosk: UpdateKiosk;
let time: ManualTime;
let isAway: boolean;
let heard: string[];
beforeEach(async () => {
  time = new ManualTime();
  isAway = true;
  heard = [];
  kiosk = await updateKiosk({
    url: 'http://127.0.0.1:9',
    proof: ticketProof('a token of a kiosk that is long enough'),
    kioskId: '01940000-0000-7000-8000-000000000001',
    root: rootEnvelope(sampleKeys()),
    nowMs: time.nowMs,
    timer: time,
    previous: '0.2.0',
    desk: { call },
  });
});
afterEach(() => kiosk.stop());

const call: DeskClient['call'] = (_name, { body }) => {
  if (isAway) return Promise.resolve(err(fault('desk/unreachable', 'away')));
  const { version, state, because } = body as Record<string, unknown>;
  heard.push([version, state, because].join(' ').trim());
  // A report is answered with nothing.
  return Promise.resolve(ok({})) as ReturnType<DeskClient['call']> as never;
};

it('asks at once when it is told to, and one question at a time', async () => {
  kiosk.updates.start();
  await expect.poll(() => time.waitingFor(30 * 60_000)).toBe(true);

  kiosk.updates.askNow();
  expect([time.waitingFor(30 * 60_000), time.waitingFor(0)]).toEqual([false, true]);
  time.pass(0);
  kiosk.updates.askNow();
  const meanwhile = time.waitingFor(0);

  expect(meanwhile).toBe(false);
  // Answered with a fault, since no desk listens there; then at its random moment again.
  await expect.poll(() => time.waitingFor(60 * 60_000)).toBe(true);
});

it('tells the desk what its watchdog took back and why, until the desk has heard it', async () => {
  await kiosk.slots.mark({ slot: 'b', trialStarts: 2 });
  await kiosk.slots.goBack('not-healthy');

  kiosk.updates.start();
  await expect.poll(() => time.waitingFor(30_000)).toBe(true);
  isAway = false;
  time.pass(30_000);

  await expect.poll(() => heard).toEqual(['0.2.0 returned not-healthy']);
  await expect.poll(() => kiosk.slots.returned()).toBeNull();
});
