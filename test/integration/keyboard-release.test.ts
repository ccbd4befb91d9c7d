import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { probes } from '../../devices/registry.ts';
import { simulatedDevice } from '../../devices/simulated/catalogue.ts';
import { SimulatedBus } from '../../devices/simulated/simulated-bus.ts';
import { createDeskClient, ticketProof } from '../../main/desk/desk-client.ts';
import { silentLog } from '../../main/log/log.ts';
import { SupervisedReader } from '../../main/reader-link/supervised-reader.ts';
import { JailKeeper } from '../../main/reader/jail-keeper.ts';
import { nodeTimers } from '../../main/reader/node-timers.ts';
import { serveReader } from '../../main/reader/serve-reader.ts';
import { askWarden } from '../../main/reader/warden-client.ts';
import { systemTimer } from '../../main/timing/timer.ts';
import { UsbAuthority } from '../../main/warden/usb-authority.ts';
import { wardenServer } from '../../main/warden/warden-server.ts';
import { systemClock } from '../../shared/base/clock.ts';
import { intake } from './desk-intake.ts';
import { type TestKiosk, startKiosk, until } from './kiosk-parts.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';

let root: string;
let warden: Server;
let bus: SimulatedBus;
let desk: StartedDesk;
let running: TestKiosk;

const device = () => join(root, 'devices/usb1/1-1');
const authorised = () => readFile(join(device(), 'authorized'), 'utf8');

/** The tree that the kernel shows of one device that it holds outside. */
async function makeUsbTree(): Promise<void> {
  await mkdir(join(root, 'bus/devices'), { recursive: true });
  await mkdir(join(device(), '1-1:1.0'), { recursive: true });
  for (const file of [device(), join(device(), '1-1:1.0')]) {
    await writeFile(join(file, 'authorized'), '0');
  }
  await writeFile(join(device(), 'devnum'), '1\n');
  await writeFile(join(root, 'bus/drivers_probe'), '');
  await writeFile(join(root, 'devices/usb1/interface_authorized_default'), '1');
  await symlink(join(root, 'devices/usb1'), join(root, 'bus/devices/usb1'));
  await symlink(device(), join(root, 'bus/devices/1-1'));
}

/** The reader of the product on a simulated bus, in this process, with a real warden behind it. */
function supervisedReader(): SupervisedReader {
  const startProcess = () => {
    let toReader: (message: unknown) => void = () => undefined;
    let toCore: (message: unknown) => void = () => undefined;
    let onExit = (): void => undefined;
    queueMicrotask(() => {
      void serveReader({
        channel: {
          send: (message) => toCore(message),
          onMessage: (listener) => {
            toReader = listener;
          },
        },
        bus,
        jail: new JailKeeper({
          own: [],
          ask: (request) => askWarden(join(root, 'warden.sock'), request),
        }),
        names: { vendor: () => null, product: () => null },
        clock: systemClock,
        timers: nodeTimers,
        probes,
        newReadoutId: () => desk.desk.context.newId(),
        newAdbKey: null,
      });
    });
    return {
      send: (message: unknown) => queueMicrotask(() => toReader(message)),
      onMessage: (listener: (message: unknown) => void) => {
        toCore = listener;
      },
      onExit: (listener: () => void) => {
        onExit = listener;
      },
      kill: () => onExit(),
    };
  };
  return new SupervisedReader({
    startProcess,
    timer: systemTimer,
    random: () => 0,
    log: silentLog,
  });
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'balie-release-'));
  await makeUsbTree();
  warden = wardenServer({
    authority: new UsbAuthority({ bus: join(root, 'bus'), devices: join(root, 'devices') }),
    watchLog: () => Promise.resolve(null),
  });
  await new Promise<void>((resolve) => warden.listen(join(root, 'warden.sock'), resolve));
  desk = await startDesk({ settings: { requestHoldMs: 500 } });
  bus = new SimulatedBus(nodeTimers, 0);
  running = await startKiosk({
    reader: supervisedReader(),
    desk: createDeskClient({ deskUrl: desk.url, proof: ticketProof(desk.kioskToken), fetch }),
  });
});

afterEach(async () => {
  await running.stop();
  await desk.stop();
  await new Promise((resolve) => warden.close(resolve));
  await rm(root, { recursive: true });
});

function plug(name: string, port = '1-1'): void {
  const found = simulatedDevice(name);
  if (found === undefined) throw new Error(`No simulated device ${name}`);
  bus.plug(found, port);
}

async function heldNow() {
  const { kiosks } = await desk.admin.call('kiosk.list', {});
  return { kioskId: kiosks[0]?.kioskId ?? '', held: kiosks[0]?.held ?? [] };
}

it('lets a held keyboard in on a technician’s word, until it is unplugged', async () => {
  const technician = await desk.staff('technician', 'Mila');
  const { ticketId } = await desk.kiosk.call('ticket.create', { body: intake() });
  const card = () => technician.call('ticket.get', { params: { ticketId } });
  plug('keyboard');
  await until(running.time, async () => (await heldNow()).held.length === 1);
  const { kioskId, held } = await heldNow();
  expect(held).toMatchObject([{ because: 'keyboard', releasable: true }]);
  expect(await authorised()).toBe('0');

  await technician.call('ticket.ask-kiosk', {
    params: { ticketId },
    body: {
      kind: 'release-device',
      kioskId,
      deviceId: held[0]?.device.deviceId ?? '',
      reason: 'Toetsenbord van de bezoeker, wordt getest',
    },
  });
  await until(running.time, async () => (await card()).kioskRequests[0]?.state === 'done');

  expect(await authorised()).toBe('1');
  await until(running.time, async () => (await heldNow()).held.length === 0);
  expect((await card()).history).toMatchObject([
    {},
    { actor: 'Mila', words: 'Toetsenbord van de bezoeker, wordt getest' },
    { kind: 'ticket.kiosk-progressed' },
    { kind: 'ticket.kiosk-done', actor: 'kiosk Hall' },
  ]);

  bus.unplug('1-1');
  plug('keyboard');
  await until(running.time, async () => (await heldNow()).held.length === 1);
});

it('keeps storage that types outside, and says what the warden refuses', async () => {
  const { ticketId } = await desk.kiosk.call('ticket.create', { body: intake() });
  plug('bad-usb', '1-2');
  await until(running.time, async () => (await heldNow()).held.length === 1);
  const bad = await heldNow();
  const ask = (deviceId = '') =>
    desk.admin.ask('ticket.ask-kiosk', {
      params: { ticketId },
      body: { kind: 'release-device', kioskId: bad.kioskId, deviceId, reason: 'Proef' },
    });

  expect(await ask(bad.held[0]?.device.deviceId)).toMatchObject({
    body: { code: 'device/denied' },
  });
  plug('keyboard');
  await until(running.time, async () => (await heldNow()).held.length === 2);
  // The kernel has given the port to another device than the one that was judged.
  await writeFile(join(device(), 'devnum'), '9\n');
  await ask((await heldNow()).held.find(({ releasable }) => releasable)?.device.deviceId);
  await until(running.time, async () => {
    const card = await desk.admin.call('ticket.get', { params: { ticketId } });
    return card.kioskRequests[0]?.state === 'failed';
  });

  const { kioskRequests } = await desk.admin.call('ticket.get', { params: { ticketId } });
  expect(kioskRequests[0]).toMatchObject({ faultCode: 'device/gone' });
  expect(await authorised()).toBe('0');
});
