import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StopSource } from '../../devices/stop-source.ts';
import { ManualTime } from '../../devices/simulated/manual-time.ts';
import { fault, type Fault } from '../../shared/base/fault.ts';
import { err } from '../../shared/base/result.ts';
import { deviceIdSchema } from '../../shared/domain/readout.ts';
import { FakeNativeDevice } from '../../test/lab/fake-native-device.ts';
import { TakenDrivers } from './taken-drivers.ts';
import { MachineUsbBus, type UsbBusParts } from './usb-bus.ts';
import type { NativeDevice, NativeEvent, UsbLibrary } from './usb-library.ts';

class FakeUsbLibrary implements UsbLibrary {
  devices: NativeDevice[] = [];
  failure: Error | null = null;
  readonly #listeners = new Map<string, (event: NativeEvent) => void>();

  async getDevices() {
    if (this.failure !== null) throw this.failure;
    return this.devices;
  }

  addEventListener(type: string, listener: (event: NativeEvent) => void) {
    this.#listeners.set(type, listener);
  }

  removeEventListener(type: string) {
    this.#listeners.delete(type);
  }

  fire(type: 'connect' | 'disconnect', device: NativeDevice) {
    this.#listeners.get(type)?.({ device });
  }
}

let sysfsRoot: string;
const library = { current: new FakeUsbLibrary() };

beforeEach(async () => {
  sysfsRoot = await mkdtemp(join(tmpdir(), 'balie-sysfs-'));
  library.current = new FakeUsbLibrary();
  await mkdir(join(sysfsRoot, '1-2'));
  await writeFile(join(sysfsRoot, '1-2', 'descriptors'), Uint8Array.from([18, 1, 0, 2]));
  await writeFile(join(sysfsRoot, '1-2', 'speed'), '480\n');
  await writeFile(join(sysfsRoot, '1-2', 'product'), 'Pixel 7\n');
});

afterEach(() => rm(sysfsRoot, { recursive: true }));

function started(parts: Partial<UsbBusParts> = {}) {
  const time = new ManualTime();
  const bus = new MachineUsbBus({
    loadUsb: async () => library.current,
    loadHid: async () => ({
      devicesAsync: async () => [],
      HIDAsync: { open: () => Promise.reject(new Error('no HID here')) },
    }),
    sysfsRoot,
    timers: time,
    apple: {
      attached: () => {},
      detached: async () => {},
      open: async (serial) => err(fault('device/gone', `no Apple device ${serial}`)),
    },
    ...parts,
  });
  const told: string[] = [];
  const waiting: { readonly text: string; readonly resolve: () => void }[] = [];
  const tell = (text: string) => {
    told.push(text);
    for (const one of waiting) if (one.text === text) one.resolve();
  };
  const listener = {
    attached: ({ deviceId }: { deviceId: string }) => tell(`+${deviceId}`),
    detached: (deviceId: string) => tell(`-${deviceId}`),
    stateChanged: (trouble: Fault | null) => tell(trouble?.code ?? 'fine'),
  };
  const heard = (text: string) =>
    told.includes(text)
      ? Promise.resolve()
      : new Promise<void>((resolve) => waiting.push({ text, resolve }));
  return { bus, told, heard, time, ready: bus.start(listener) };
}

describe('a look at the list while devices come and go', () => {
  /** A list that is taken now and handed over later, as the library's is on a busy machine. */
  function slowList() {
    const handOver = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    library.current.getDevices = async () => {
      const taken = [...library.current.devices];
      asked.resolve();
      await handOver.promise;
      return taken;
    };
    return { asked: asked.promise, handOver: handOver.resolve };
  }

  it('keeps a device that came after the list was taken', async () => {
    const { told, ready, heard, time } = started();
    await ready;

    const { asked, handOver } = slowList();
    time.tick(5000);
    await asked;
    library.current.fire('connect', new FakeNativeDevice());
    await heard('+usb-1-2-4');
    handOver();
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();

    expect(told).toEqual(['+usb-1-2-4']);
  });

  it('does not bring back a device that left after the list was taken', async () => {
    library.current.devices = [new FakeNativeDevice()];
    const { told, ready, time } = started();
    await ready;

    const { asked, handOver } = slowList();
    time.tick(5000);
    await asked;
    library.current.fire('disconnect', new FakeNativeDevice());
    handOver();
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();

    expect(told).toEqual(['+usb-1-2-4', '-usb-1-2-4']);
  });
});

/** As `usb` 3.1.0 does while a call to a device runs: it tells nothing of it. */
class BusyDevice extends FakeNativeDevice {
  isBusy = false;
  override get bus(): string {
    if (this.isBusy) throw new Error('The same native value cannot be borrowed mutably');
    return '001';
  }
}

it('tells that a device left which was pulled out in the middle of a call to it', async () => {
  const { ready, heard, told } = started();
  await ready;
  const device = new BusyDevice();
  library.current.fire('connect', device);
  await heard('+usb-1-2-4');

  device.isBusy = true;
  library.current.fire('disconnect', device);

  expect(told).toEqual(['+usb-1-2-4', '-usb-1-2-4']);
});

it('looks again soon after it found a device that the library did not tell of', async () => {
  const { ready, heard, time } = started();
  await ready;

  library.current.devices = [new FakeNativeDevice()];
  time.tick(5000);
  await heard('+usb-1-2-4');
  // Pulled out before its event: the library tells neither that it came nor that it left.
  library.current.devices = [];
  const left = heard('-usb-1-2-4');
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
  time.tick(500);

  await left;
});

describe('a reader that is killed while it has a device', () => {
  const file = () => join(sysfsRoot, 'taken-drivers.json');

  /** A device whose driver lets go only when it is sent away, and is sent away by nobody else. */
  class DrivenDevice extends FakeNativeDevice {
    driven = true;

    override async claimInterface(interfaceNumber: number) {
      if (this.driven) throw new Error('claimInterface error: interface is busy (errno 16)');
      await super.claimInterface(interfaceNumber);
    }

    override async detachKernelDriver() {
      this.driven = false;
    }

    override async attachKernelDriver() {
      if (this.driven) throw new Error('device or resource busy (errno 16)');
      this.driven = true;
    }
  }

  async function reader(device: FakeNativeDevice) {
    library.current = new FakeUsbLibrary();
    library.current.devices = [device];
    const takenDrivers = new TakenDrivers(file());
    await takenDrivers.load();
    const running = started({ takenDrivers });
    await running.ready;
    return running.bus;
  }

  async function take(bus: MachineUsbBus) {
    const opened = await bus.open('usb-1-2-4');
    if (!opened.ok) throw new Error(opened.fault.detail);
    const question = { kind: 'bulk-in', interfaceNumber: 0, endpoint: 1, length: 8 } as const;
    await opened.value.exchange(question, { timeoutMs: 50, stop: new StopSource().signal });
    return opened.value;
  }

  it('has the driver called back by the next one', async () => {
    const device = new DrivenDevice();

    await take(await reader(device));
    const afterDeath = device.driven;
    await reader(device);

    expect({ afterDeath, afterRestart: device.driven }).toEqual({
      afterDeath: false,
      afterRestart: true,
    });
    expect(existsSync(file())).toBe(false);
  });

  it('is not needed where the device was given back', async () => {
    const device = new DrivenDevice();

    const port = await take(await reader(device));
    const meanwhile = existsSync(file());
    await port.close();

    expect({ meanwhile, after: existsSync(file()), driven: device.driven }).toEqual({
      meanwhile: true,
      after: false,
      driven: true,
    });
  });

  it('touches no other device that came to the same place', async () => {
    await take(await reader(new DrivenDevice()));
    const other = Object.assign(new DrivenDevice(), { productId: 0x0001, driven: false });

    await reader(other);

    expect(other.driven).toBe(false);
    expect(existsSync(file())).toBe(false);
  });

  it('is not held up by a damaged file, nor by a folder that is not there', async () => {
    await writeFile(file(), '[{"portPath":"../..","addr');
    const device = new DrivenDevice();

    await take(await reader(device));
    const nowhere = new TakenDrivers(join(sysfsRoot, 'none', 'taken-drivers.json'));
    await nowhere.load();
    const place = { portPath: '1-2', address: 4, vendorId: 1, productId: 2 };
    await nowhere.taken(place, 0);

    expect(device.driven).toBe(false);
  });
});

describe('the bus of this machine', () => {
  it('tells devices that are there, with what the kernel knows of them', async () => {
    library.current.devices = [new FakeNativeDevice()];
    const { bus, told, ready } = started();
    await ready;

    expect(told).toEqual(['+usb-1-2-4']);
    expect(await bus.list()).toEqual({
      ok: true,
      value: [
        {
          deviceId: 'usb-1-2-4',
          portPath: '1-2',
          vendorId: 0x18d1,
          productId: 0x4ee1,
          descriptors: Buffer.from([18, 1, 0, 2]),
          bitsPerSecond: 480_000_000,
          strings: { maker: null, product: 'Pixel 7', serial: null },
          simulated: false,
        },
      ],
    });
  });

  it('tells a device once, although list and event both show it as another object', async () => {
    library.current.devices = [new FakeNativeDevice()];
    const { told, ready, heard } = started();
    await ready;

    library.current.fire('connect', new FakeNativeDevice());
    library.current.fire('connect', new FakeNativeDevice(9, [3]));
    await heard('+usb-1-3-9');
    library.current.fire('disconnect', new FakeNativeDevice());

    expect(told).toEqual(['+usb-1-2-4', '+usb-1-3-9', '-usb-1-2-4']);
  });

  it('names every attachment otherwise, also when the bus has counted its addresses round', async () => {
    const { bus, told, ready, heard } = started();
    await ready;

    const expected: string[] = [];
    for (let plug = 0; plug < 300; plug += 1) {
      const address = 1 + (plug % 127);
      const device = new FakeNativeDevice(address);
      library.current.fire('connect', device);
      const round = Math.floor(plug / 127) + 1;
      const deviceId = `usb-1-2-${address}${round === 1 ? '' : `:${round}`}`;
      expected.push(deviceId);
      await heard(`+${deviceId}`);
      library.current.fire('disconnect', device);
    }

    expect(told).toEqual(expected.flatMap((deviceId) => [`+${deviceId}`, `-${deviceId}`]));
    expect(new Set(expected).size).toBe(300);
    for (const deviceId of expected) {
      expect(deviceIdSchema.parse(deviceId)).toBe(deviceId);
    }
    expect(await bus.open('usb-1-2-4')).toMatchObject({ fault: { code: 'device/gone' } });
  });

  it('leaves out root hubs', async () => {
    library.current.devices = [new FakeNativeDevice(1, [])];
    const { told, ready } = started();
    await ready;

    expect(told).toEqual([]);
  });

  it('is missing on a machine without one, and the library is not even loaded', async () => {
    let loaded = 0;
    const { bus, told, ready } = started({
      sysfsRoot: join(sysfsRoot, 'nowhere'),
      loadUsb: async () => {
        loaded += 1;
        return library.current;
      },
    });
    await ready;

    expect(told).toEqual(['bus/missing']);
    expect(await bus.list()).toMatchObject({ fault: { code: 'bus/missing' } });
    expect(loaded).toBe(0);
  });

  it.each([
    ['getDevices error: permission denied (errno 13)', 'bus/denied'],
    ['getDevices error: /sys/bus/usb/devices/ not found (errno 2)', 'bus/missing'],
  ])('is a fault when the library says "%s"', async (text, code) => {
    library.current.failure = new Error(text);
    const { told, ready } = started();
    await ready;

    expect(told).toEqual([code]);
  });

  it('is a fault when the library cannot be loaded', async () => {
    const { told, ready } = started({
      loadUsb: async () => {
        throw new Error('cannot open shared object file');
      },
    });
    await ready;

    expect(told).toEqual(['bus/library-missing']);
  });

  it('comes back by itself, and finds what it was not told', async () => {
    library.current.failure = new Error('getDevices error: permission denied (errno 13)');
    const { told, ready, heard, time } = started();
    await ready;

    library.current.failure = null;
    library.current.devices = [new FakeNativeDevice()];
    await nextLook(time, heard('+usb-1-2-4'));
    library.current.devices = [];
    await nextLook(time, heard('-usb-1-2-4'));

    expect(told).toEqual(['bus/denied', 'fine', '+usb-1-2-4', '-usb-1-2-4']);
  });

  it('takes an error that the library throws past its callers as a fault, and no other', async () => {
    const { bus, told, ready } = started();
    await ready;

    expect(bus.tookError(new TypeError('x is not a function'))).toBe(false);
    expect(bus.tookError(new Error('getDevices error: /sys/bus/usb/devices/ not found'))).toBe(
      true,
    );
    expect(told).toEqual(['bus/missing']);
  });

  it('leaves an iPhone to usbmuxd, by its serial number', async () => {
    await writeFile(join(sysfsRoot, '1-2', 'serial'), '0000000000000LAB0IPHONE1\n');
    const iphone = Object.assign(new FakeNativeDevice(), { vendorId: 0x05ac, productId: 0x12a8 });
    library.current.devices = [iphone];
    const { bus, ready } = started();
    await ready;

    expect(await bus.open('usb-1-2-4')).toMatchObject({
      fault: { detail: 'no Apple device 0000000000000LAB0IPHONE1' },
    });
    expect(iphone.calls).toEqual([]);
  });

  it('opens a device, and says why it cannot', async () => {
    const device = new FakeNativeDevice();
    library.current.devices = [device];
    const { bus, ready } = started();
    await ready;

    expect(await bus.open('usb-1-2-4')).toMatchObject({ ok: true });
    device.open = () => Promise.reject(new Error('open error: permission denied (errno 13)'));
    const shut = await bus.open('usb-1-2-4');
    if (!shut.ok) throw new Error('The kernel still knows the device');
    const setup = {
      type: 'standard',
      recipient: 'device',
      request: 6,
      value: 0x0f00,
      index: 0,
    } as const;
    const options = { timeoutMs: 50, stop: new StopSource().signal };
    const port = shut.value;
    expect(await port.exchange({ kind: 'control-in', setup, length: 5 }, options)).toMatchObject({
      fault: { code: 'device/denied' },
    });
    const speed = await port.exchange({ kind: 'sysfs-read', path: 'speed', length: 9 }, options);
    expect(speed.ok && new TextDecoder().decode(speed.value)).toBe('480\n');
    expect(await bus.open('usb-9-9-9')).toMatchObject({ fault: { code: 'device/gone' } });
  });
});

/** Looking reads real files, so turns of the event loop pass between a timer and its news. */
async function nextLook(time: ManualTime, news: Promise<void>): Promise<void> {
  let known = false;
  void news.then(() => {
    known = true;
  });
  while (!known) {
    time.tick(5000);
    await setImmediate();
  }
}
