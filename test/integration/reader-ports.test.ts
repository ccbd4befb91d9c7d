import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AttachedDevice, BusListener } from '../../devices/bus.ts';
import { probes } from '../../devices/registry.ts';
import { simulatedDevice } from '../../devices/simulated/catalogue.ts';
import { SimulatedBus } from '../../devices/simulated/simulated-bus.ts';
import { JailKeeper } from '../../main/reader/jail-keeper.ts';
import { nodeTimers } from '../../main/reader/node-timers.ts';
import { serveReader } from '../../main/reader/serve-reader.ts';
import type { WardenRequest } from '../../main/warden/warden-request.ts';
import { systemClock } from '../../shared/base/clock.ts';
import { ok } from '../../shared/base/result.ts';
import type { WireMessage } from '../../shared/contract/wire.ts';
import { type PortPolicy, portPolicySchema } from '../../shared/domain/port-policy.ts';

/** Each exchange takes so long that a port can be closed in the middle of a reading. */
const latencyMs = 10;

/** The USB 3 name of the socket that is `1-2` for USB 2. */
const usb3Name = '2-2';
const withPeer = (device: AttachedDevice): AttachedDevice =>
  device.portPath === usb3Name ? { ...device, peerPath: '1-2' } : device;

/** Counts how often anybody opens a device, and knows that one socket has two names. */
class CountingBus extends SimulatedBus {
  opened: string[] = [];

  override start(listener: BusListener) {
    const attached = (device: AttachedDevice) => listener.attached(withPeer(device));
    return super.start({ ...listener, attached });
  }

  override async list() {
    const listed = await super.list();
    return listed.ok ? ok(listed.value.map(withPeer)) : listed;
  }

  override open(deviceId: string) {
    this.opened.push(deviceId);
    return super.open(deviceId);
  }
}

const ownPort = '1-9';
const keyboard = { vendorId: 0, productId: 0, ...simulatedDevice('keyboard') };

let bus: CountingBus;
let said: WireMessage[];
let asked: Exclude<WardenRequest, { do: 'watch-log' }>[];
let hear: (message: unknown) => void;
let calls: number;

/** The reader of the product on a simulated bus, with a warden that notes what it is asked. */
beforeEach(() => {
  bus = new CountingBus(nodeTimers, latencyMs);
  [said, asked, calls] = [[], [], 0];
  void serveReader({
    channel: {
      send: (message) => said.push(message),
      onMessage: (listener) => {
        hear = listener;
      },
    },
    bus,
    jail: new JailKeeper({
      own: [{ portPath: ownPort, ...keyboard }],
      ask: (request) => {
        asked.push(request);
        return Promise.resolve(ok(null));
      },
    }),
    names: { vendor: () => null, product: () => null },
    clock: systemClock,
    timers: nodeTimers,
    probes,
    newReadoutId: () => '01936f00-0000-7000-8000-000000000009',
    newAdbKey: null,
  });
});

async function call(name: string, input: unknown): Promise<unknown> {
  calls += 1;
  const id = calls;
  hear({ type: 'call', id, call: name, input });
  return vi.waitFor(() => {
    const reply = said.find((message) => message.type === 'reply' && message.id === id);
    if (reply?.type !== 'reply') throw new Error(`No reply to ${name}`);
    return reply.result;
  }, 10_000);
}

const usePorts = (policy: Partial<PortPolicy>) =>
  call('ports.use', { policy: portPolicySchema.parse(policy) });
const plug = (device: string, port: string) => {
  const known = simulatedDevice(device);
  if (known === undefined) throw new Error(`No simulated device ${device}`);
  return bus.plug(known, port).deviceId;
};
const told = (name: string) =>
  said.flatMap((message) =>
    message.type === 'event' && message.name === name ? [message.data] : [],
  );
const closed = () => told('ports.closed').at(-1);
const read = (deviceId: string) => call('device.read', { deviceId, upTo: 'L1', deadlineMs: 5000 });

describe('a reader whose ports are not all for reading', () => {
  it('looks at nothing before it knows what the ports are for', async () => {
    plug('usb-stick', '1-2');
    const listing = call('device.list', {});
    await new Promise((resolve) => setImmediate(resolve));
    expect([told('device.attached'), asked, said]).toEqual([[], [], []]);

    await usePorts({});

    expect(await listing).toMatchObject({ ok: true, value: [{ portPath: '1-2' }] });
  });

  it.each(['charge-only', 'blocked'] as const)(
    'neither tells of, lets in, lists nor opens what stands at a port that is %s',
    async (use) => {
      await usePorts({ [use === 'blocked' ? 'blocked' : 'chargeOnly']: ['1-2'] });

      const deviceId = plug('usb-stick', '1-2');

      expect(await read(deviceId)).toMatchObject({ ok: false, fault: { code: 'device/gone' } });
      expect(await call('device.list', {})).toEqual({ ok: true, value: [] });
      expect(await call('device.serials', {})).toEqual({ ok: true, value: [] });
      expect(await call('jail.release', { deviceId })).toMatchObject({ ok: false });
      expect(told('device.attached')).toEqual([]);
      expect(asked).toEqual([{ do: 'deauthorise', port: '1-2' }]);
      expect(bus.opened).toEqual([]);
      expect(closed()).toEqual({ closed: [{ portPath: '1-2', use }] });
      bus.unplug('1-2');
      expect(closed()).toEqual({ closed: [] });
    },
  );

  it('keeps a USB 3 device out of a socket that is closed by its USB 2 name, also when told later', async () => {
    await usePorts({});
    const deviceId = plug('usb-stick', usb3Name);

    await usePorts({ blocked: ['1-2'] });

    expect(await read(deviceId)).toMatchObject({ ok: false, fault: { code: 'device/gone' } });
    expect(await call('device.list', {})).toEqual({ ok: true, value: [] });
    expect(bus.opened).toEqual([]);
    expect(closed()).toEqual({ closed: [{ portPath: usb3Name, use: 'blocked' }] });
    await usePorts({ others: 'blocked', read: ['1-2'] });
    expect(await call('device.list', {})).toMatchObject({ ok: true, value: [{ deviceId }] });
    expect(closed()).toEqual({ closed: [] });
  });

  it('reads at the others as ever', async () => {
    await usePorts({ others: 'blocked', read: ['1-3'] });

    const deviceId = plug('usb-stick', '1-3');

    expect(await read(deviceId)).toMatchObject({ ok: true });
    expect(asked).toMatchObject([{ do: 'authorise', port: '1-3' }]);
    expect(bus.opened).toEqual([deviceId]);
    expect(closed()).toEqual({ closed: [] });
  });

  it('closes and opens a port in which something stands', async () => {
    await usePorts({});
    const deviceId = plug('usb-stick', '1-2');

    await usePorts({ chargeOnly: ['1-2'] });
    expect(told('device.detached')).toEqual([{ deviceId }]);
    expect(closed()).toEqual({ closed: [{ portPath: '1-2', use: 'charge-only' }] });

    await usePorts({ blocked: ['1-2'] });
    expect(closed()).toEqual({ closed: [{ portPath: '1-2', use: 'blocked' }] });

    await usePorts({});
    expect(closed()).toEqual({ closed: [] });
    expect(told('device.attached')).toMatchObject([{ deviceId }, { deviceId }]);
    expect(asked.map((request) => request.do)).toEqual(['authorise', 'deauthorise', 'authorise']);
  });

  it('breaks off a reading whose port is closed', async () => {
    await usePorts({});
    const deviceId = plug('android-full', '1-2');
    const reading = read(deviceId);
    await vi.waitFor(() => expect(bus.opened).toEqual([deviceId]), { interval: 1 });

    await usePorts({ blocked: ['1-2'] });

    expect(await reading).toMatchObject({ value: { device: { deviceId }, complete: false } });
  });

  it('takes what stood there from the start for no plug, also when it comes back by itself', async () => {
    plug('webcam', '1-6');
    await usePorts({ others: 'blocked' });
    plug('webcam', '1-6');
    expect(closed()).toEqual({ closed: [] });
    expect(asked).toEqual([]);
    expect(told('device.attached')).toEqual([]);

    plug('usb-stick', '1-6');

    expect(closed()).toEqual({ closed: [{ portPath: '1-6', use: 'blocked' }] });
    expect(asked).toEqual([{ do: 'deauthorise', port: '1-6' }]);
  });

  it('lets through a hub, which is only a way to others, and what belongs to the kiosk itself', async () => {
    await usePorts({ others: 'blocked' });

    plug('hub-hiding-keyboard', '1-4');
    plug('keyboard', ownPort);

    expect(asked.filter((request) => request.do === 'authorise')).toMatchObject([
      { port: '1-4' },
      { port: ownPort },
    ]);
    expect(told('device.attached')).toEqual([]);
    expect(closed()).toMatchObject({ closed: [{ use: 'blocked' }] });
  });
});
