import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Fetch, createDeskClient, ticketProof } from '../../main/desk/desk-client.ts';
import { ok } from '../../shared/base/result.ts';
import type { KioskRequest } from '../../shared/domain/kiosk-request.ts';
import type { DeviceSummary } from '../../shared/domain/readout.ts';
import { intake } from './desk-intake.ts';
import { readoutOf } from './desk-kiosks.ts';
import { ReaderOf, type TestKiosk, startKiosk, until, value } from './kiosk-parts.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';

/** A reader whose devices come and go, and whose reading ends when the test says so. */
class ReaderInHand extends ReaderOf {
  attached: readonly DeviceSummary[] = [];
  /** Set: a reading waits for it. */
  gate: Promise<void> | null = null;
  readings = 0;

  override readonly call: ReaderOf['call'] = async (name, input) => {
    const replies: Readonly<Record<string, () => unknown>> = {
      'device.list': () => this.attached,
      'device.serials': () => [],
      'device.read': () => readoutOf(64),
    };
    if (name === 'device.read') {
      this.readings += 1;
      await this.gate;
    }
    this.asked.push({ name, input });
    // Each reply is the output of the call of its name.
    return ok((replies[name] ?? (() => ({})))()) as never;
  };

  plug(device: DeviceSummary): void {
    this.attached = [...this.attached, device];
    this.events.emit('device.attached', device);
  }
}

const phone = readoutOf(1).device;

let desk: StartedDesk;
let reader: ReaderInHand;
let running: TestKiosk;
let fetchOnRoad: Fetch;
let ticketId: string;

const start = (options: { readonly data?: string } = {}) =>
  startKiosk({
    ...options,
    reader,
    desk: createDeskClient({
      deskUrl: desk.url,
      proof: ticketProof(desk.kioskToken),
      fetch: (url, init) => fetchOnRoad(url, init),
    }),
  });

beforeEach(async () => {
  fetchOnRoad = fetch;
  desk = await startDesk({ settings: { requestHoldMs: 500 } });
  reader = new ReaderInHand([]);
  running = await start();
  await until(
    running.time,
    async () => value(await running.kiosk.handlers['kiosk.state']({})).deskReachable,
  );
  ticketId = (await desk.kiosk.call('ticket.create', { body: intake({ readout: readoutOf(1) }) }))
    .ticketId;
});

afterEach(async () => {
  await running.stop();
  await desk.stop();
});

async function ask(): Promise<void> {
  const { kiosks } = await desk.admin.call('kiosk.list', {});
  const kioskId = kiosks[0]?.kioskId ?? '';
  const body = { kind: 'read-again', kioskId } as const;
  await desk.admin.call('ticket.ask-kiosk', { params: { ticketId }, body });
}

const card = () => desk.admin.call('ticket.get', { params: { ticketId } });

/** Waits until the latest request stands so. */
const stands = (as: Partial<KioskRequest>): Promise<void> =>
  until(running.time, async () => {
    const latest = (await card()).kioskRequests.at(-1);
    return (
      latest !== undefined && Object.entries(as).every(([key, is]) => Object(latest)[key] === is)
    );
  });

const work = async () => value(await running.kiosk.handlers['kiosk.state']({})).counterWork;

describe('a kiosk that the counter asks to read again', () => {
  it('reads the device that is plugged in and says on its screen what it does', async () => {
    const gate = Promise.withResolvers<void>();
    reader.gate = gate.promise;
    reader.plug(phone);

    await ask();
    await stands({ state: 'taken', progress: 'reading' });
    expect(await work()).toBe('reading');
    gate.resolve();
    await stands({ state: 'done' });

    expect((await card()).readings).toHaveLength(1);
    expect(await work()).toBeNull();
  });

  it('waits for a device when there is none, and reads it as soon as it comes', async () => {
    await ask();
    await stands({ state: 'taken', progress: 'waiting-for-device' });
    expect(await work()).toBe('waiting-for-device');

    reader.plug(phone);

    await stands({ state: 'done' });
    expect((await card()).readings).toHaveLength(1);
  });

  it('says that none came', async () => {
    await ask();
    await stands({ progress: 'waiting-for-device' });

    running.time.pass(120_000);

    await stands({ state: 'failed', faultCode: 'kiosk/no-device' });
  });

  it('does not guess among several', async () => {
    reader.plug({ ...phone, deviceId: 'a' });
    reader.plug({ ...phone, deviceId: 'b' });

    await ask();

    await stands({ state: 'failed', faultCode: 'kiosk/device-ambiguous' });
    expect(reader.readings).toBe(0);
  });

  it('leaves a visitor alone', async () => {
    reader.plug(phone);
    value(await running.kiosk.handlers['visit.begin']({ by: 'touch', locale: 'nl' }));

    await ask();

    await stands({ state: 'failed', faultCode: 'kiosk/busy' });
    expect(reader.readings).toBe(0);
  });

  it('stops when a visitor begins, and says so', async () => {
    const gate = Promise.withResolvers<void>();
    reader.gate = gate.promise;
    reader.plug(phone);
    await ask();
    await stands({ progress: 'reading' });

    value(await running.kiosk.handlers['visit.begin']({ by: 'touch', locale: 'nl' }));
    gate.resolve();

    await stands({ state: 'failed', faultCode: 'kiosk/taken-over' });
    expect(reader.asked.map(({ name }) => name)).toContain('device.stop-reading');
    expect((await card()).readings).toEqual([]);
  });

  it('stops waiting when the technician takes it back', async () => {
    await ask();
    await stands({ progress: 'waiting-for-device' });
    const { requestId } = (await card()).kioskRequests[0] ?? { requestId: '' };

    await desk.admin.call('ticket.withdraw-kiosk-request', { params: { ticketId, requestId } });

    await until(running.time, async () => (await work()) === null);
    expect((await card()).kioskRequests).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('reads once and answers once, whatever replies are lost on the way', async () => {
    let lost = 0;
    fetchOnRoad = async (url, init) => {
      const response = await fetch(url, init);
      if (url.includes('/kiosks/requests') && lost < 6) {
        lost += 1;
        throw new TypeError('The reply was lost');
      }
      return response;
    };
    reader.plug(phone);

    await ask();
    await stands({ state: 'done' });
    await until(running.time, async () => (await work()) === null && lost === 6);

    expect(reader.readings).toBe(1);
    const { readings, history } = await card();
    expect(readings).toHaveLength(1);
    expect(history.filter(({ kind }) => kind === 'ticket.kiosk-done')).toHaveLength(1);
  });

  it('that dies between taking and answering is asked again and reads then', async () => {
    const never = Promise.withResolvers<void>();
    reader.gate = never.promise;
    reader.plug(phone);
    await ask();
    await stands({ progress: 'reading' });
    // As a power cut does: not one request of this life arrives any more.
    const dead = running;
    fetchOnRoad = (_url, init) =>
      new Promise((_resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(new TypeError('No network')));
      });
    await dead.stop();
    fetchOnRoad = fetch;
    reader = new ReaderInHand([]);
    reader.attached = [phone];

    running = await start();

    await stands({ state: 'done' });
    expect((await card()).readings).toHaveLength(1);
    never.resolve();
  });
});
