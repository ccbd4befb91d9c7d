import { readdir, readFile, readlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { SimulatedDevice } from '../../../devices/simulated/simulated-device.ts';
import type {
  DevicePrompt,
  DeviceSummary,
  Layer,
  Readout,
} from '../../../shared/domain/readout.ts';
import { ReaderChild } from '../../integration/reader-child.ts';
import { CheckFailed, patienceMs, soon, within } from './checks.ts';
import { KernelEvents } from './kernel-events.ts';
import { UsbipServer } from './usbip-server.ts';
import { plugIn } from './vhci.ts';

/** Where the reader's own programme starts: the same that runs beside every kiosk. */
const readerEntry = 'main/reader/main.ts';

/** Where the cables come from. */
const usbipSocket = join(tmpdir(), 'usbip.sock');

const sysfs = '/sys/bus/usb/devices';

/** udev's look at a new disk has no pause as long as this. */
const quietEnoughMs = 300;

/** The reader's event of a device. */
export interface Told {
  readonly summary: DeviceSummary;
  /** When it came, on the clock of `performance`. */
  readonly toldMs: number;
  /** From the kernel's own event until the reader told. */
  readonly afterKernelMs: number;
  /** The same from the kernel's last event: it had bound the device, or was not going to. */
  readonly afterBoundMs: number;
  /** The same from udev's event, by which the reader hears of it; waits until that was seen as well. */
  readonly afterUdevMs: () => Promise<number>;
}

/** A device that is plugged in and that the reader has told of. */
export interface Plugged extends Told {
  readonly device: Pick<SimulatedDevice, 'vendorId' | 'productId'>;
  readonly busId: string;
  /** From the plug until the reader told. */
  readonly attachedMs: number;
}

/** The kernel's USB bus inside the guest, the emulated devices, and the kiosk's reader beside it. */
export class LabStation {
  readonly reader: ReaderChild;
  readonly #server: UsbipServer;
  readonly #kernel: KernelEvents;
  /**
   * How many messages had come when a device was told. A bus has 127 addresses, so that names of
   * attachments come again, and what was heard of an earlier one must not count.
   */
  readonly #toldAt = new Map<string, number>();
  #plugs = 0;

  private constructor(server: UsbipServer, reader: ReaderChild, kernel: KernelEvents) {
    this.#server = server;
    this.reader = reader;
    this.#kernel = kernel;
  }

  /**
   * `limitMs`: how long the reader may take to start; an emulated machine is slow. `makeReader`: another
   * start of it than from its sources as this user.
   */
  static async start({
    limitMs = patienceMs,
    makeReader = () => new ReaderChild(readerEntry),
  } = {}): Promise<LabStation> {
    const server = new UsbipServer();
    await server.listen(usbipSocket);
    const kernel = await KernelEvents.start();
    const reader = makeReader();
    const station = new LabStation(server, reader, kernel);
    await within(limitMs, 'the reader’s first answer', reader.call('device.list', {}));
    return station;
  }

  /**
   * Plugs an emulated device in; does not wait for anybody to notice. Linux looks at the ports of one
   * controller's hub one after the other, and at those of different controllers at the same time.
   */
  async attach(device: SimulatedDevice, controller = 0): Promise<string> {
    const busId = this.#nextBusId(device);
    await this.#attach(busId, device, controller);
    return busId;
  }

  #nextBusId(device: SimulatedDevice): string {
    this.#plugs += 1;
    return `${this.#plugs}-${device.name}`.slice(0, 31);
  }

  async #attach(busId: string, device: SimulatedDevice, controller = 0): Promise<void> {
    this.#server.offer(busId, device);
    await plugIn(usbipSocket, busId, controller);
  }

  /** Plugs an emulated device in and waits for the reader's event. */
  async plug(
    device: SimulatedDevice,
    { limitMs = patienceMs, controller = 0 } = {},
  ): Promise<Plugged> {
    const startedMs = performance.now();
    const busId = this.#nextBusId(device);
    const [told] = await Promise.all([
      this.told(device, limitMs),
      this.#attach(busId, device, controller),
    ]).catch((error: unknown) => {
      // What nobody noticed must not stay in its port.
      this.detach(busId);
      throw error;
    });
    return { device, busId, ...told, attachedMs: told.toldMs - startedMs };
  }

  /** The reader's next event of a device of this kind. */
  async told(
    device: Pick<SimulatedDevice, 'vendorId' | 'productId'>,
    limitMs = patienceMs,
  ): Promise<Told> {
    const { vendorId, productId } = device;
    const from = this.reader.heard;
    const summary = await within(
      limitMs,
      `the event of ${vendorId.toString(16)}:${productId.toString(16)}`,
      this.reader.event(
        'device.attached',
        (one) => one.vendorId === vendorId && one.productId === productId,
        from,
      ),
    );
    const toldMs = performance.now();
    const clockMs = monotonicMs();
    this.#toldAt.set(summary.deviceId, from);
    const kernelMs = await this.#kernel.added(summary.portPath, clockMs);
    const boundMs = Math.max(kernelMs, this.#kernel.bound(summary.portPath, clockMs) ?? 0);
    return {
      summary,
      toldMs,
      afterKernelMs: clockMs - kernelMs,
      afterBoundMs: clockMs - boundMs,
      // Both hear of it at once, and one of the two has the processor first.
      afterUdevMs: async () =>
        Math.max(0, clockMs - (await this.#kernel.passedOn(summary.portPath, kernelMs))),
    };
  }

  /** The moment when the reader wants something of the visitor. */
  async asked(deviceId: string, wanted: DevicePrompt): Promise<void> {
    await this.reader.event(
      'readout.prompt',
      (one) => one.deviceId === deviceId && one.prompt === wanted,
      this.#toldAt.get(deviceId),
    );
  }

  /**
   * Waits until nothing was sent to a device for a while. Pulled out while usb-storage looks at it, Linux
   * itself needs seconds until it gives up, during which no other device comes or goes.
   */
  async quiet(busId: string): Promise<void> {
    await soon(patienceMs, `quiet on ${busId}`, () =>
      this.#server.quietMs(busId) >= quietEnoughMs ? true : null,
    );
  }

  /** Pulls a device out without waiting for anybody. */
  detach(busId: string): void {
    this.#server.unplug(busId);
  }

  /** Pulls a device out; answers how long the reader took to tell. */
  async unplug({ busId, summary }: Plugged, limitMs = patienceMs): Promise<number> {
    const startedMs = performance.now();
    this.detach(busId);
    await this.gone(summary.deviceId, limitMs);
    return performance.now() - startedMs;
  }

  /** Waits until the reader told that a device has left. */
  async gone(deviceId: string, limitMs = patienceMs): Promise<void> {
    await within(
      limitMs,
      `the end of ${deviceId}`,
      this.reader.event(
        'device.detached',
        (one) => one.deviceId === deviceId,
        this.#toldAt.get(deviceId),
      ),
    );
  }

  async read(deviceId: string, upTo: Layer = 'L2', deadlineMs = 2 * patienceMs): Promise<Readout> {
    const read = await this.reader.call('device.read', { deviceId, upTo, deadlineMs });
    if (!read.ok)
      throw new CheckFailed(`the reading of ${deviceId} ended in ${JSON.stringify(read.fault)}`);
    return read.value;
  }

  /** What the kernel kept of a device's descriptors. */
  descriptors(portPath: string): Promise<Buffer> {
    return readFile(join(sysfs, portPath, 'descriptors'));
  }

  /** The kernel's driver of each interface that has one. */
  async drivers(portPath: string): Promise<Readonly<Record<string, string>>> {
    const found: Record<string, string> = {};
    for (const name of (await readdir(join(sysfs, portPath))).filter((one) => one.includes(':'))) {
      const driver = await readlink(join(sysfs, portPath, name, 'driver')).catch(() => null);
      if (driver !== null) found[name] = basename(driver);
    }
    return found;
  }

  async stop(): Promise<void> {
    await this.reader[Symbol.asyncDispose]();
    this.#kernel.stop();
    await this.#server.stop();
  }
}

/** CLOCK_MONOTONIC, which `udevadm monitor` and Node share. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}
