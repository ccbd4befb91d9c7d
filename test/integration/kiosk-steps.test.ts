import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeskClient, type Fetch, ticketProof } from '../../main/desk/desk-client.ts';
import type { SlipPrinter } from '../../main/slip/slip-printer.ts';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
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
/** What came out of the printer. */
let papers: Uint8Array[];
let printer: SlipPrinter | null;

const start = (time = new ManualTime()) =>
  startKiosk({
    ...(printer === null ? {} : { printer }),
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
  papers = [];
  printer = null;
  data = await mkdtemp(join(tmpdir(), 'balie-kiosk-'));
  desk = await startDesk();
  ({ instructionId } = await publish(desk, 'kiosk', sampleContent('Kiosk')));
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

describe('an instruction that a visitor takes along', () => {
  const take = (visitId: string) =>
    running.kiosk.handlers['instruction.take']({
      visitId,
      instructionId,
      version: 1,
      telling: 'pictures',
      locale: 'nl',
    });
  const reached = () =>
    until(
      running.time,
      async () => value(await running.kiosk.handlers['kiosk.state']({})).deskReachable,
    );
  const withPrinter = async (print: SlipPrinter['print']) => {
    printer = { print };
    await running.stop();
    running = await start(running.time);
    await reached();
    return value(await running.kiosk.handlers['visit.begin']({ by: 'touch', locale: 'nl' }));
  };

  it('comes out of the printer as the desk draws it, and is a code to scan', async () => {
    const { visitId } = await withPrinter((pdf) => {
      papers.push(pdf);
      return Promise.resolve(ok(null));
    });

    const taken = value(await take(visitId));

    expect(taken.printer).toBe('printed');
    expect(taken.qrSvg).toMatch(/^<svg /u);
    expect(papers.map((pdf) => Buffer.from(pdf).subarray(0, 5).toString())).toEqual(['%PDF-']);
  });

  it('is the code alone without a printer, and after a printer that failed', async () => {
    await reached();
    const { visitId } = await answeredVisit(running.kiosk, 'Wifi');
    expect(value(await take(visitId)).printer).toBe('not-configured');
    await submitted(running.kiosk, visitId);

    const other = await withPrinter(() => Promise.resolve(err(fault('printer/failed', 'Jam'))));
    expect(value(await take(other.visitId)).printer).toBe('failed');
    expect(value(await running.kiosk.handlers['kiosk.state']({})).printerReady).toBe(false);
  });

  it('is refused while the desk is away, since there is no page of it', async () => {
    await reached();
    const { visitId } = await answeredVisit(running.kiosk, 'Wifi');
    road = 'closed';

    expect(await take(visitId)).toMatchObject({ fault: { code: 'desk/unreachable' } });
  });
});
