import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeskClient, type Fetch, ticketProof } from '../../main/desk/desk-client.ts';
import { silentLog } from '../../main/log/log.ts';
import { forkedReader } from '../../main/reader-link/forked-reader.ts';
import { SupervisedReader } from '../../main/reader-link/supervised-reader.ts';
import { systemTimer } from '../../main/timing/timer.ts';
import type { DeviceSummary, Readout } from '../../shared/domain/readout.ts';
import { LabReaderLink } from '../lab/lab-reader-link.ts';
import { reading, stick } from './exchange-samples.ts';
import {
  ReaderOf,
  type TestKiosk,
  answeredVisit,
  isOnDisk,
  startKiosk,
  submitted,
  until,
  value,
} from './kiosk-parts.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';

let desk: StartedDesk;
let running: TestKiosk;
let reader: ReaderOf;
/** `reply-lost`: what is sent after a ticket arrives, and nobody hears so. */
let road: 'open' | 'closed' | 'reply-lost';
let puts: number;

const fetchOnRoad: Fetch = async (url, init) => {
  if (road === 'closed') throw new TypeError('No network');
  if (init.method === 'PUT') puts += 1;
  const response = await fetch(url, init);
  if (road === 'reply-lost' && init.method === 'PUT') throw new TypeError('The reply was lost');
  return response;
};
const client = () =>
  createDeskClient({ deskUrl: desk.url, proof: ticketProof(desk.kioskToken), fetch: fetchOnRoad });

beforeEach(async () => {
  road = 'open';
  puts = 0;
  desk = await startDesk();
  reader = new ReaderOf([stick]);
  running = await startKiosk({ desk: client(), reader });
});

afterEach(async () => {
  await running.stop();
  await desk.stop();
});

/** A visit in which the device is read. */
async function readVisit(
  device: DeviceSummary = stick,
): Promise<{ readonly visitId: string; readonly readout: Readout }> {
  const { handlers } = running.kiosk;
  const { visitId } = await answeredVisit(running.kiosk, 'Hij doet het niet');
  const step = { type: 'device-decided', decision: { choice: 'read', device } } as const;
  value(await handlers['visit.answer']({ visitId, step }));
  return { visitId, readout: await readAgain(visitId, device) };
}

async function readAgain(visitId: string, device: DeviceSummary = stick): Promise<Readout> {
  const { handlers } = running.kiosk;
  return value(await handlers['device.read']({ visitId, deviceId: device.deviceId })).readout;
}

const waiting = () => running.database.read.selectFrom('exchange_record').select('hash').execute();
const nothingWaits = (): Promise<void> =>
  until(running.time, async () => {
    const tickets = await running.database.read.selectFrom('outbox').select('visit_id').execute();
    return tickets.length === 0 && (await waiting()).length === 0;
  });

async function atDesk(readoutId: string) {
  const { items } = await desk.admin.call('ticket.search', { query: {} });
  const [ticket] = items;
  if (ticket === undefined || items.length !== 1) throw new Error(`${items.length} tickets`);
  const params = { ticketId: ticket.ticketId, readoutId };
  return (await desk.admin.call('exchange.get', { params })).record;
}

describe('what was asked of a device', () => {
  it('follows its ticket once, and nothing of it stays at the kiosk', async () => {
    const one = reading('deadbeef0123456789');
    Object.assign(reader, { readout: one.readout, record: one.record });
    const { visitId, readout } = await readVisit();

    await submitted(running.kiosk, visitId);
    await nothingWaits();

    expect(readout).toEqual({ ...one.readout, exchangesHash: one.hash });
    expect(await atDesk(readout.readoutId)).toEqual(one.record);
    expect(puts).toBe(1);
    await until(running.time, async () => !(await isOnDisk(running.data, 'deadbeef0123456789')));
  });

  it('survives a restart without a desk, and a reply that is lost', async () => {
    const one = reading('0badcafe');
    Object.assign(reader, { readout: one.readout, record: one.record });
    const { visitId } = await readVisit();
    road = 'closed';
    await submitted(running.kiosk, visitId);
    const { data, time } = running;
    await running.kiosk.stop();
    await running.database.close();

    running = await startKiosk({ desk: client(), reader, data, time });
    expect(await waiting()).toEqual([{ hash: one.hash }]);
    road = 'reply-lost';
    await until(time, async () => puts >= 1);
    road = 'open';
    await nothingWaits();

    expect(await atDesk(one.readout.readoutId)).toEqual(one.record);
  });

  it('of a reading that was done again is not sent', async () => {
    const first = reading('aaaaaaaa');
    Object.assign(reader, { readout: first.readout, record: first.record });
    const { visitId } = await readVisit();
    const second = reading('bbbbbbbb');
    Object.assign(reader, { readout: second.readout, record: second.record });
    await readAgain(visitId);
    const kept = await waiting();

    await submitted(running.kiosk, visitId);
    await nothingWaits();

    expect(kept).toHaveLength(2);
    expect(await atDesk(second.readout.readoutId)).toEqual(second.record);
    expect(puts).toBe(1);
  });

  it('goes with a visit that is dropped', async () => {
    const one = reading('cccccccc');
    Object.assign(reader, { readout: one.readout, record: one.record });
    const { visitId } = await readVisit();

    value(await running.kiosk.handlers['visit.drop']({ visitId, because: 'start-over' }));

    expect(await waiting()).toEqual([]);
    expect(await isOnDisk(running.data, 'cccccccc')).toBe(false);
  });

  it('is kept nowhere when the reading ends after its visitor said otherwise', async () => {
    const one = reading('eeeeeeee');
    const { promise, resolve: end } = Promise.withResolvers<void>();
    Object.assign(reader, { readout: one.readout, record: one.record, reading: promise });
    const { handlers } = running.kiosk;
    const { visitId } = await answeredVisit(running.kiosk, 'Hij doet het niet');
    const decide = async (choice: 'read' | 'charge-only') =>
      handlers['visit.answer']({
        visitId,
        step: { type: 'device-decided', decision: { choice, device: stick } },
      });
    value(await decide('read'));
    const late = handlers['device.read']({ visitId, deviceId: stick.deviceId });
    await until(running.time, async () => reader.asked.some(({ name }) => name === 'device.read'));
    value(await decide('charge-only'));

    end();

    expect(await late).toMatchObject({ ok: false, fault: { code: 'input/invalid' } });
    expect(await waiting()).toEqual([]);
    expect(await isOnDisk(running.data, one.readout.readoutId)).toBe(false);
    expect(await isOnDisk(running.data, 'eeeeeeee')).toBe(false);
  });

  it('that the desk refuses holds up nothing', async () => {
    const refused = reading('01');
    const other = reading('02');
    // Of another reading than the one that it says: the desk finds no reading that names it.
    const record = { ...refused.record, readoutId: other.readout.readoutId };
    Object.assign(reader, { readout: other.readout, record });
    const { visitId } = await readVisit();
    await running.database.write((db) =>
      db
        .updateTable('exchange_record')
        .set({ document: JSON.stringify(other.record) })
        .execute(),
    );

    await submitted(running.kiosk, visitId);
    await nothingWaits();

    expect(await atDesk(other.readout.readoutId)).toBeNull();
  });

  it('leaves nobody listening and nothing held after the reading', async () => {
    const one = reading('dd'.repeat(2000));
    Object.assign(reader, { readout: one.readout, record: one.record });
    await readVisit();

    expect(reader.listening).not.toContain('readout.exchanges');
  });

  it('comes from the reader process to the desk as the bytes of the device', async () => {
    await running.stop();
    const lab = new LabReaderLink(
      forkedReader(join(import.meta.dirname, '..', 'lab', 'reader.ts')),
    );
    const real = new SupervisedReader({
      startProcess: lab.startProcess,
      timer: systemTimer,
      random: () => 0,
      log: silentLog,
    });
    const plugged = new Promise<DeviceSummary>((resolve) => {
      real.on('device.attached', resolve);
    });
    running = await startKiosk({ desk: client(), reader: real });
    lab.plug('usb-stick', '1-1');
    const { visitId, readout } = await readVisit(await plugged);
    await submitted(running.kiosk, visitId);
    await nothingWaits();

    const record = await atDesk(readout.readoutId);
    const identity = record?.probes.find(({ probe }) => probe === 'storage-identity');
    const inquiry = identity?.exchanges.findIndex(({ name }) => name === 'SCSI INQUIRY') ?? -1;
    const answer = identity?.exchanges[inquiry + 1]?.answer?.hex ?? '';
    const maker = readout.facts.find(({ key }) => key === 'drive.maker')?.value;
    expect(Buffer.from(answer, 'hex').toString('latin1')).toContain(maker);
    expect(identity?.exchanges.every(({ microseconds }) => microseconds > 0)).toBe(true);
  });
});
