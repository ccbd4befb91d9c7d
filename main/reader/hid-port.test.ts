import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AttachedDevice } from '../../devices/bus.ts';
import type { DevicePort, Exchange } from '../../devices/port.ts';
import { fidoReports, mediaKeyReports } from '../../devices/simulated/hid-bytes.ts';
import { ManualTime } from '../../devices/simulated/manual-time.ts';
import { StopSource } from '../../devices/stop-source.ts';
import { ok } from '../../shared/base/result.ts';
import { composedPort } from './composed-port.ts';
import type { HidLibrary, NativeHid, NativeHidDevice } from './hid-library.ts';
import { HidPort } from './hid-port.ts';

const attached: AttachedDevice = {
  deviceId: 'usb-1-2-4',
  portPath: '1-2',
  vendorId: 0x1050,
  productId: 0x0407,
  descriptors: null,
  bitsPerSecond: null,
  strings: { maker: null, product: null, serial: 'LAB0KEY0000001' },
  simulated: false,
};

class FakeHid implements NativeHidDevice {
  readonly calls: string[] = [];
  reply: Uint8Array | Error | Promise<Uint8Array> = Uint8Array.of(1, 2, 3);

  async read(timeoutMs: number) {
    this.calls.push(`read ${timeoutMs}`);
    if (this.reply instanceof Error) throw this.reply;
    return this.reply;
  }

  async write(values: number[]) {
    this.calls.push(`write ${values.join(' ')}`);
    return values.length;
  }

  async getFeatureReport(reportId: number, length: number) {
    this.calls.push(`feature ${reportId} ${length}`);
    return Uint8Array.of(reportId, 9, 9, 9);
  }

  async close() {
    this.calls.push('close');
  }
}

let sysfsRoot: string;

beforeEach(async () => {
  sysfsRoot = await mkdtemp(join(tmpdir(), 'balie-sysfs-'));
});

afterEach(() => rm(sysfsRoot, { recursive: true }));

/** Binds an interface of a port to a node, as the kernel shows it. */
async function bind(port: string, interfaceNumber: number, node: string, reports: Uint8Array) {
  const hid = join(sysfsRoot, port, `${port}:1.${interfaceNumber}`, '0003:1050:0407.0007');
  await mkdir(join(hid, 'hidraw', node), { recursive: true });
  await writeFile(join(hid, 'report_descriptor'), reports);
}

function port(
  options: { readonly sysfs?: string | null; readonly list?: readonly NativeHid[] } = {},
) {
  const native = new FakeHid();
  const opened: string[] = [];
  const library: HidLibrary = {
    devicesAsync: async () => options.list ?? [],
    HIDAsync: {
      async open(path) {
        opened.push(path);
        return native;
      },
    },
  };
  const timers = new ManualTime();
  const { sysfs = sysfsRoot } = options;
  const parts = { load: async () => library, sysfsRoot: sysfs, timers };
  return { native, opened, timers, port: new HidPort(parts, attached) };
}

const options = () => ({ timeoutMs: 50, stop: new StopSource().signal });
const hidIn = (interfaceNumber = 1, length = 65): Exchange => ({
  kind: 'hid-in',
  interfaceNumber,
  length,
});
const hidOut: Exchange = { kind: 'hid-out', interfaceNumber: 1, bytes: Uint8Array.of(0, 7) };
const feature: Exchange = {
  kind: 'hid-feature-in',
  interfaceNumber: 1,
  reportId: 5,
  length: 3,
};

describe('HID reports of a device on this machine', () => {
  it('go to the node of that very port and interface, opened once', async () => {
    await bind('1-2', 0, 'hidraw3', mediaKeyReports);
    await bind('1-2', 1, 'hidraw4', fidoReports);
    await bind('1-3', 1, 'hidraw5', fidoReports);
    const { port: one, native, opened } = port();

    await one.exchange(hidOut, options());
    await one.exchange(hidIn(), options());
    await one.exchange(feature, options());

    expect(opened).toEqual(['/dev/hidraw4']);
    expect(native.calls).toEqual(['write 0 7', 'read 50', 'feature 5 3']);
  });

  it('begin with their number, and with 0 where the interface numbers none', async () => {
    await bind('1-2', 0, 'hidraw3', mediaKeyReports);
    await bind('1-2', 1, 'hidraw4', fidoReports);
    const { port: one } = port();

    expect(await one.exchange(hidIn(1), options())).toEqual(ok(Uint8Array.of(0, 1, 2, 3)));
    expect(await one.exchange(hidIn(0), options())).toEqual(ok(Uint8Array.of(1, 2, 3)));
    expect(await one.exchange(hidIn(0, 2), options())).toEqual(ok(Uint8Array.of(1, 2)));
    expect(await one.exchange(feature, options())).toEqual(ok(Uint8Array.of(5, 9, 9)));
  });

  it('are waited for as long as was said and no longer', async () => {
    await bind('1-2', 1, 'hidraw4', fidoReports);
    const { port: one, native } = port();
    native.reply = new Uint8Array(0);

    expect(await one.exchange(hidIn(), options())).toMatchObject({
      fault: { code: 'device/timeout' },
    });
  });

  it('of a device that was pulled out are a fault', async () => {
    await bind('1-2', 1, 'hidraw4', fidoReports);
    const { port: one, native } = port();
    native.reply = new Error('could not read data from device: device disconnected');

    expect(await one.exchange(hidIn(), options())).toMatchObject({
      fault: { code: 'device/gone' },
    });
  });

  /** Lets time pass while files are read, until the work has ended. */
  async function passing<T>(work: Promise<T>, timers: ManualTime): Promise<T> {
    let ended = false;
    void work.then(() => {
      ended = true;
    });
    while (!ended) {
      timers.tick(5);
      await readdir(sysfsRoot);
    }
    return work;
  }

  it('wait for a driver that comes a moment later', async () => {
    const { port: one, timers, opened } = port();
    const asking = one.exchange(hidIn(), options());
    await bind('1-2', 1, 'hidraw4', fidoReports);

    expect(await passing(asking, timers)).toMatchObject({ ok: true });
    expect(opened).toEqual(['/dev/hidraw4']);
  });

  it('wait for no driver for ever', async () => {
    const { port: one, timers, opened } = port();

    const { ok: went } = await passing(one.exchange(hidIn(), options()), timers);

    expect([went, opened]).toEqual([false, []]);
  });

  it('answer at once when stopped, and the device is closed after the call', async () => {
    await bind('1-2', 1, 'hidraw4', fidoReports);
    const { port: one, native } = port();
    await one.exchange(hidOut, options());
    const call = Promise.withResolvers<Uint8Array>();
    native.reply = call.promise;
    const stop = new StopSource();

    const asking = one.exchange(hidIn(), { timeoutMs: 50, stop: stop.signal });
    await setImmediate();
    stop.stop();
    expect(await asking).toMatchObject({ fault: { code: 'device/timeout' } });
    const closing = one.close();
    await setImmediate();
    expect(native.calls).not.toContain('close');
    call.resolve(Uint8Array.of(1));
    await closing;

    expect(native.calls.at(-1)).toBe('close');
    expect(await one.exchange(hidIn(), options())).toMatchObject({
      fault: { code: 'device/gone' },
    });
  });

  it('that hang in the library do not hang their caller', async () => {
    await bind('1-2', 1, 'hidraw4', fidoReports);
    const { port: one, native, timers } = port();
    await one.exchange(hidOut, options());
    native.getFeatureReport = () => new Promise(() => undefined);

    const asking = one.exchange(feature, options());
    await setImmediate();
    timers.tick(200);

    expect(await asking).toMatchObject({ fault: { code: 'device/timeout' } });
  });

  it('are not read where the library is missing', async () => {
    const parts = {
      load: () => Promise.reject(new Error('no prebuilt binding')),
      sysfsRoot,
      timers: new ManualTime(),
    };

    expect(await new HidPort(parts, attached).exchange(hidIn(), options())).toMatchObject({
      fault: { code: 'device/unsupported', detail: 'node-hid: Error: no prebuilt binding' },
    });
  });
});

describe('on a system without sysfs', () => {
  const listed = (path: string, serialNumber: string, interfaceNumber = 1): NativeHid => ({
    vendorId: 0x1050,
    productId: 0x0407,
    interface: interfaceNumber,
    path,
    serialNumber,
  });

  it('the interface is found by model, and by serial number among two of a model', async () => {
    const alone = port({ sysfs: null, list: [listed('a', ''), listed('b', '', 0)] });
    const two = port({
      sysfs: null,
      list: [listed('a', 'LAB0KEY0000009'), listed('b', 'LAB0KEY0000001')],
    });

    await alone.port.exchange(hidOut, options());
    await two.port.exchange(hidOut, options());

    expect([alone.opened, two.opened]).toEqual([['a'], ['b']]);
  });

  it('two that cannot be told apart are not guessed at', async () => {
    const list = [listed('a', 'LAB0KEY0000001'), listed('b', 'LAB0KEY0000001')];
    const { port: one, opened } = port({ sysfs: null, list });

    expect(await one.exchange(hidOut, options())).toMatchObject({
      fault: { code: 'device/unsupported' },
    });
    expect(opened).toEqual([]);
  });

  it('reports whose form is not known are not read', async () => {
    const { port: one } = port({ sysfs: null, list: [listed('a', '')] });

    expect(await one.exchange(hidIn(), options())).toMatchObject({
      fault: { code: 'device/unsupported' },
    });
  });
});

describe('a composed port', () => {
  it('sends reports one way and everything else the other, and closes both', async () => {
    const told: string[] = [];
    const part = (name: string): DevicePort => ({
      async exchange(exchange) {
        told.push(`${name} ${exchange.kind}`);
        return ok(new Uint8Array(0));
      },
      async close() {
        told.push(`${name} close`);
      },
    });
    const whole = composedPort(part('usb'), part('hid'));

    await whole.exchange(hidIn(), options());
    await whole.exchange(feature, options());
    await whole.exchange({ kind: 'sysfs-list', path: '', length: 9 }, options());
    await whole.close();

    expect(told).toEqual([
      ...['hid hid-in', 'hid hid-feature-in', 'usb sysfs-list', 'hid close', 'usb close'],
    ]);
  });
});
