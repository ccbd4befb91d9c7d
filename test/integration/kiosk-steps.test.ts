import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeskClient, type Fetch, ticketProof } from '../../main/desk/desk-client.ts';
import { ManualTime } from '../lab/manual-timer.ts';
import {
  answeredVisit,
  startKiosk,
  submitted,
  type TestKiosk,
  until,
  value,
} from './kiosk-parts.ts';
import { publish, sampleContent } from './published-instructions.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';

let desk: StartedDesk;
let running: TestKiosk;
let data: string;
let instructionId: string;
let road: 'open' | 'closed';

const fetchOnRoad: Fetch = (url, init) =>
  road === 'closed' ? Promise.reject(new TypeError('No network')) : fetch(url, init);
const start = (time = new ManualTime()) =>
  startKiosk({
    data,
    time,
    desk: createDeskClient({
      deskUrl: desk.url,
      proof: ticketProof(desk.kioskToken),
      fetch: fetchOnRoad,
    }),
  });
const says = (visitId: string, step: number, worked = false) =>
  running.kiosk.handlers['instruction.answer']({
    visitId,
    instructionId,
    version: 1,
    telling: 'pictures',
    locale: 'nl',
    level: 'A2',
    step,
    worked,
  });
const waiting = () => running.database.read.selectFrom('step_answer').select('seq').execute();
const delivered = () =>
  until(running.time, async () => {
    const tickets = await running.database.read.selectFrom('outbox').select('visit_id').execute();
    return tickets.length === 0 && (await waiting()).length === 0;
  });

/** The steps that failed on the only ticket of the desk. */
async function atDesk(): Promise<readonly number[]> {
  const { items } = await desk.admin.call('ticket.search', { query: {} });
  const ticketId = items[0]?.ticketId ?? '';
  const { links } = await desk.admin.call('ticket.given-instructions', { params: { ticketId } });
  return links.flatMap(({ instructions }) =>
    instructions.flatMap(({ failingSteps }) => failingSteps.map(({ step }) => step)),
  );
}

beforeEach(async () => {
  road = 'open';
  data = await mkdtemp(join(tmpdir(), 'balie-kiosk-'));
  desk = await startDesk();
  ({ instructionId } = await publish(desk, 'zuil', sampleContent('Zuil')));
  running = await start();
});

afterEach(async () => {
  await running.stop();
  await desk.stop();
  await rm(data, { recursive: true, force: true });
});

describe('what a visitor says of a step at a kiosk', () => {
  it('reaches the card with its step once the desk is back, also after the kiosk started anew', async () => {
    road = 'closed';
    const { visitId } = await answeredVisit(running.kiosk, 'Wifi');
    value(await says(visitId, 2));
    await submitted(running.kiosk, visitId);
    value(await says(visitId, 3));
    await running.stop();
    running = await start(running.time);
    expect(await waiting()).toHaveLength(2);

    road = 'open';
    await delivered();

    expect(await atDesk()).toEqual([2, 3]);
  });

  it('follows a ticket that the desk has already', async () => {
    const { visitId } = await answeredVisit(running.kiosk, 'Wifi');
    await submitted(running.kiosk, visitId);
    await delivered();

    value(await says(visitId, 1));
    value(await says(visitId, 2));
    running.time.pass(5000);
    value(await says(visitId, 1, true));
    await delivered();

    expect(await atDesk()).toEqual([2]);
  });

  it('is erased with a visit that its visitor drops, and taken of no other', async () => {
    const { visitId } = await answeredVisit(running.kiosk, 'Wifi');
    value(await says(visitId, 2));

    value(await running.kiosk.handlers['visit.drop']({ visitId, because: 'start-over' }));

    expect(await waiting()).toEqual([]);
    expect(await says(visitId, 2)).toMatchObject({ fault: { code: 'visit/closed' } });
    expect(await says(instructionId, 2)).toMatchObject({ fault: { code: 'visit/unknown' } });
  });

  it('that the desk refuses does not hold up what comes after it', async () => {
    const { visitId } = await answeredVisit(running.kiosk, 'Wifi');
    await submitted(running.kiosk, visitId);
    await delivered();

    value(await says(visitId, 9));
    value(await says(visitId, 3));
    await delivered();

    expect(await atDesk()).toEqual([3]);
  });
});
