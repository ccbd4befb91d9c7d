import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type DeskClient,
  type Fetch,
  createDeskClient,
  ticketProof,
} from '../../main/desk/desk-client.ts';
import { fault } from '../../shared/base/fault.ts';
import { err } from '../../shared/base/result.ts';
import { deskContract } from '../../shared/contract/desk-contract.ts';
import { usualMatrix } from '../../shared/domain/priority.ts';
import { ManualTime } from '../lab/manual-timer.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';
import {
  type TestKiosk,
  answeredVisit,
  isOnDisk,
  startKiosk,
  submitted,
  until,
  value,
} from './kiosk-parts.ts';

/** What happens to one request on its way. */
type Road = 'open' | 'closed' | 'reply-lost';

let desk: StartedDesk;
let road: Road;
let running: TestKiosk;

const fetchOnRoad: Fetch = async (url, init) => {
  if (road === 'closed') throw new TypeError('No network');
  const response = await fetch(url, init);
  if (road === 'reply-lost') throw new TypeError('The reply was lost');
  return response;
};

beforeEach(async () => {
  road = 'open';
  desk = await startDesk();
  running = await startKiosk({ desk: client() });
});

afterEach(async () => {
  await running.stop();
  await desk.stop();
});

function client(): DeskClient {
  return createDeskClient({
    deskUrl: desk.url,
    proof: ticketProof(desk.kioskToken),
    fetch: fetchOnRoad,
  });
}

/** Every visit code at the desk, oldest ticket first. */
async function codesAtDesk(): Promise<readonly string[]> {
  const response = await desk.admin.send('GET', '/v1/tickets');
  const { items } = deskContract['ticket.search'].response.parse(response.body);
  return items.map((item) => item.visitCode).toReversed();
}

const reachable = (): Promise<void> =>
  until(
    running.time,
    async () => value(await running.kiosk.handlers['kiosk.state']({})).deskReachable,
  );

const emptyOutbox = (): Promise<void> =>
  until(running.time, async () => {
    const waiting = await running.database.read.selectFrom('outbox').select('visit_id').execute();
    return waiting.length === 0;
  });

it('weighs by the matrix of its desk, also after a start without it', async () => {
  const matrix = { ...usualMatrix, 3: { 1: 4, 2: 4, 3: 5 } } as const;
  const body = { version: 0, rules: { matrix, rules: [] }, words: 'Eigen matrix' };
  await desk.admin.call('priority-rules.put', { body });
  const matrixOf = async (kiosk: TestKiosk['kiosk']) =>
    value(await kiosk.handlers['kiosk.state']({})).priorityMatrix;
  const before = await matrixOf(running.kiosk);

  await until(running.time, async () => (await matrixOf(running.kiosk))[3][1] === 4);
  const heard = await matrixOf(running.kiosk);
  road = 'closed';
  const again = await startKiosk({ desk: client(), data: running.data });
  const kept = await matrixOf(again.kiosk);
  await again.stop();

  expect([before, heard, kept]).toEqual([usualMatrix, matrix, matrix]);
});

describe('handing a visit over', () => {
  it("gives the desk's number, page and wait when the desk answers in time", async () => {
    await reachable();
    const { visitId } = await answeredVisit(running.kiosk, 'Hoe werkt mail?');

    const receipt = await submitted(running.kiosk, visitId);

    expect(receipt).toMatchObject({
      confirmedByDesk: true,
      nextStep: 'answer-at-counter',
      printer: 'not-configured',
    });
    expect(receipt.statusUrl).toMatch(/^http:\/\/127\.0\.0\.1:4750\/s\/[\w-]{22,}$/u);
    expect(receipt.statusQrSvg).toMatch(/^<svg /u);
    expect(await codesAtDesk()).toEqual([receipt.visitCode]);
  });

  it('answers the same when it is asked twice', async () => {
    await reachable();
    const { visitId } = await answeredVisit(running.kiosk, 'Hoe werkt mail?');

    const [first, second] = await Promise.all([
      submitted(running.kiosk, visitId),
      submitted(running.kiosk, visitId),
    ]);
    const third = await submitted(running.kiosk, visitId);

    expect([second, third]).toEqual([first, first]);
    expect(await codesAtDesk()).toHaveLength(1);
  });

  it("gives the kiosk's own number without a desk, and brings the tickets later in order", async () => {
    await reachable();
    road = 'closed';
    const shown: string[] = [];
    for (const words of ['Een', 'Twee', 'Drie']) {
      const { visitId } = await answeredVisit(running.kiosk, words);
      const receipt = await submitted(running.kiosk, visitId);
      expect(receipt).toMatchObject({
        confirmedByDesk: false,
        nextStep: 'number-valid-desk-follows',
        statusUrl: null,
      });
      shown.push(receipt.visitCode);
    }

    road = 'open';
    await emptyOutbox();

    expect(await codesAtDesk()).toEqual(shown);
  });

  it('tells by its id alone when the desk has a visit, and the receipt then says what the desk said', async () => {
    await reachable();
    const told: unknown[] = [];
    running.kiosk.events.on('visit.delivered', (delivered) => told.push(delivered));
    const atOnce = await answeredVisit(running.kiosk, 'Meteen');
    await submitted(running.kiosk, atOnce.visitId);
    road = 'closed';
    const { visitId } = await answeredVisit(running.kiosk, 'Later');
    const { printer: _printer, ...own } = await submitted(running.kiosk, visitId);
    const receipt = async () => value(await running.kiosk.handlers['visit.receipt']({ visitId }));
    const before = await receipt();

    road = 'open';
    await until(running.time, () => Promise.resolve(told.length > 0));
    const after = await receipt();

    expect(before).toEqual(own);
    expect(told).toEqual([{ visitId }]);
    expect(after).toMatchObject({
      visitCode: own.visitCode,
      confirmedByDesk: true,
      peopleAhead: 1,
      nextStep: 'answer-at-counter',
    });
    expect(after.statusQrSvg).toMatch(/^<svg /u);
  });

  it("makes one ticket with the visitor's number when the desk took it and its reply was lost", async () => {
    await reachable();
    const { visitId } = await answeredVisit(running.kiosk, 'Hoe werkt mail?');
    road = 'reply-lost';

    const receipt = await submitted(running.kiosk, visitId);
    road = 'open';
    await emptyOutbox();

    expect(receipt.confirmedByDesk).toBe(false);
    expect(await codesAtDesk()).toEqual([receipt.visitCode]);
  });

  it('makes one ticket when the kiosk restarts between asking and being answered', async () => {
    await reachable();
    const { visitId } = await answeredVisit(running.kiosk, 'Hoe werkt mail?');
    road = 'reply-lost';
    const receipt = await submitted(running.kiosk, visitId);
    const { data, time } = running;
    await running.kiosk.stop();
    await running.database.close();

    running = await startKiosk({ desk: client(), data, time });
    road = 'open';
    await emptyOutbox();

    expect(await codesAtDesk()).toEqual([receipt.visitCode]);
    expect((await submitted(running.kiosk, visitId)).visitCode).toBe(receipt.visitCode);
  });

  it('brings a ticket that was submitted while the clock was a year ahead, as soon as the clock is right', async () => {
    await running.stop();
    const data = await mkdtemp(join(tmpdir(), 'balie-ahead-'));
    road = 'closed';
    const ahead = new ManualTime(Date.parse('2027-11-22T09:00:00.000Z'));
    running = await startKiosk({ desk: client(), data, time: ahead });
    const { visitId } = await answeredVisit(running.kiosk, 'Hoe werkt mail?');
    const receipt = await submitted(running.kiosk, visitId);
    await running.stop();

    road = 'open';
    running = await startKiosk({ desk: client(), data });
    await emptyOutbox();
    await rm(data, { recursive: true });

    expect(await codesAtDesk()).toEqual([receipt.visitCode]);
  });

  it('keeps no word of the visitor after delivery', async () => {
    await reachable();
    const { visitId } = await answeredVisit(running.kiosk, 'Hoe werkt mail?');
    await submitted(running.kiosk, visitId);
    await emptyOutbox();
    await until(running.time, async () => !(await isOnDisk(running.data, 'Hoe werkt mail?')));

    const steps = await running.database.read.selectFrom('step').select('seq').execute();
    const visit = await running.database.read
      .selectFrom('visit')
      .select(['state', 'resume_code', 'ticket_number'])
      .where('visit_id', '=', visitId)
      .executeTakeFirst();

    expect(steps).toEqual([]);
    expect(visit).toEqual({ state: 'delivered', resume_code: null, ticket_number: 1 });
  });

  const visitWithPhoto = async (lastByte: number) => {
    const jpegBase64 = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 9, lastByte]).toString('base64');
    const { visitId } = await answeredVisit(running.kiosk, 'Zie foto');
    const { photoHash } = value(
      await running.kiosk.handlers['visit.attach-photo']({ visitId, jpegBase64 }),
    );
    const reason = { category: 'mail', triage: {}, words: 'Zie foto', photoHash } as const;
    value(
      await running.kiosk.handlers['visit.answer']({
        visitId,
        step: { type: 'reason-given', reason },
      }),
    );
    return { visitId, photoHash };
  };
  const noneIsLeft = () =>
    until(running.time, async () => {
      const waiting = await running.database.read.selectFrom('photo').select('hash').execute();
      return waiting.length === 0;
    });
  const statusOf = async (photoHash: string) =>
    (await desk.admin.send('GET', `/v1/attachments/${photoHash}`)).status;

  it('brings the photo after its ticket', async () => {
    await reachable();
    const { visitId, photoHash } = await visitWithPhoto(9);

    await submitted(running.kiosk, visitId);
    await noneIsLeft();

    expect(await statusOf(photoHash)).toBe(200);
  });

  it('lets a photo that this disk did not keep whole hold up no other', async () => {
    await reachable();
    const damaged = await visitWithPhoto(1);
    const other = await visitWithPhoto(2);
    await running.database.write((db) =>
      db
        .updateTable('photo')
        .set({ jpeg: Buffer.from([0xff, 0xd8, 0xff, 0]) })
        .where('hash', '=', damaged.photoHash)
        .execute(),
    );

    for (const { visitId } of [damaged, other]) await submitted(running.kiosk, visitId);
    await noneIsLeft();

    expect(await statusOf(damaged.photoHash)).toBe(404);
    expect(await statusOf(other.photoHash)).toBe(200);
  });
});

describe('a ticket that the desk refuses', () => {
  it('does not hold up the ones behind it and is never dropped', async () => {
    await running.stop();
    let refused: string | null = null;
    const picky: DeskClient = {
      ...client(),
      call: (name, input, options) => {
        const body = z.looseObject({ visitId: z.string() }).safeParse(input.body);
        return body.success && body.data.visitId === refused
          ? Promise.resolve(err(fault('input/invalid', 'Not this one')))
          : client().call(name, input, options);
      },
    };
    running = await startKiosk({ desk: picky });
    await reachable();
    road = 'closed';
    const first = await answeredVisit(running.kiosk, 'Een');
    refused = first.visitId;
    await submitted(running.kiosk, first.visitId);
    const second = await answeredVisit(running.kiosk, 'Twee');
    const receipt = await submitted(running.kiosk, second.visitId);
    road = 'open';
    await until(running.time, async () => (await codesAtDesk()).length === 1);

    expect(await codesAtDesk()).toEqual([receipt.visitCode]);
    refused = null;
    await emptyOutbox();
    expect(await codesAtDesk()).toHaveLength(2);
  });
});
