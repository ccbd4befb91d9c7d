import type { AttachedDevice } from '../../devices/bus.ts';
import type { DevicePort, Exchange, ExchangeOptions } from '../../devices/port.ts';
import type { Timers } from '../../devices/timers.ts';
import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { faultFromHidError } from './fault-from-hid-error.ts';
import type { HidLibrary, NativeHidDevice } from './hid-library.ts';
import { hidNodeOfModel, hidNodeOfPort, type HidNode } from './hid-node.ts';

/** What the HID port of this machine is built from. */
export interface HidPortParts {
  readonly load: () => Promise<HidLibrary>;
  /** Folder of USB devices in sysfs, or null on a system without one. */
  readonly sysfsRoot: string | null;
  readonly timers: Timers;
}

type HidExchange = Extract<Exchange, { readonly kind: `hid-${string}` }>;

interface Opened {
  readonly native: NativeHidDevice;
  readonly numbered: boolean | null;
}

/** The kernel makes the node a moment after the device (up to 300 ms in the USB lab). */
const nodeWait = { tries: 10, everyMs: 100 } as const;

/**
 * HID reports of one device through `node-hid` 3.4.0. An interface is opened at its first exchange. A
 * call of the library cannot be cancelled: a stopped exchange answers at once, and the next exchange or
 * `close` first waits for the call.
 */
export class HidPort implements DevicePort {
  readonly #parts: HidPortParts;
  readonly #attached: AttachedDevice;
  readonly #opened = new Map<number, Opened>();
  #pending: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(parts: HidPortParts, attached: AttachedDevice) {
    this.#parts = parts;
    this.#attached = attached;
  }

  async exchange(
    exchange: Exchange,
    options: ExchangeOptions,
  ): Promise<Result<Uint8Array, DeviceFault>> {
    if (!isHid(exchange)) return err(fault('device/unsupported', `${exchange.kind} is no report`));
    await this.#pending;
    if (this.#closed) return err(fault('device/gone', 'the port was closed'));
    if (options.stop.aborted) return err(fault('device/timeout', 'stopped before the exchange'));
    const work = this.#perform(exchange, options).catch((error: unknown) =>
      err(faultFromHidError(error)),
    );
    this.#pending = work;
    return this.#withLimit(work, exchange, options);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#pending;
    // Closing what was pulled out meanwhile fails, and nothing is left to give back.
    for (const { native } of this.#opened.values()) await native.close().catch(() => undefined);
    this.#opened.clear();
  }

  async #perform(
    exchange: HidExchange,
    { timeoutMs, stop }: ExchangeOptions,
  ): Promise<Result<Uint8Array, DeviceFault>> {
    const opened = await this.#open(exchange.interfaceNumber, stop);
    if (!opened.ok) return opened;
    const { native, numbered } = opened.value;
    switch (exchange.kind) {
      case 'hid-out':
        await native.write([...exchange.bytes]);
        return ok(new Uint8Array(0));
      case 'hid-feature-in': {
        const report = await native.getFeatureReport(exchange.reportId, exchange.length);
        return ok(Uint8Array.from(report.subarray(0, exchange.length)));
      }
      case 'hid-in': {
        if (numbered === null) {
          return err(fault('device/unsupported', 'not known whether its reports have numbers'));
        }
        const report = await native.read(timeoutMs);
        if (report === undefined || report.length === 0) {
          return err(fault('device/timeout', `no report within ${timeoutMs} ms`));
        }
        // hidapi gives an unnumbered report without the 0 that a port puts before it.
        const whole = numbered ? report : Uint8Array.from([0, ...report]);
        return ok(Uint8Array.from(whole.subarray(0, exchange.length)));
      }
    }
  }

  async #open(
    interfaceNumber: number,
    stop: ExchangeOptions['stop'],
  ): Promise<Result<Opened, DeviceFault>> {
    const known = this.#opened.get(interfaceNumber);
    if (known !== undefined) return ok(known);
    const library = await this.#library();
    if (!library.ok) return library;
    const node = await this.#node(library.value, interfaceNumber, stop);
    if (!node.ok) return node;
    const native = await library.value.HIDAsync.open(node.value.path);
    const opened = { native, numbered: node.value.numbered };
    this.#opened.set(interfaceNumber, opened);
    return ok(opened);
  }

  async #library(): Promise<Result<HidLibrary, DeviceFault>> {
    try {
      return ok(await this.#parts.load());
    } catch (error) {
      // A probe answers with faults of devices only; the bus tells bus/library-missing by itself.
      return err(fault('device/unsupported', `node-hid: ${String(error)}`));
    }
  }

  async #node(
    library: HidLibrary,
    interfaceNumber: number,
    stop: ExchangeOptions['stop'],
  ): Promise<Result<HidNode, DeviceFault>> {
    const { sysfsRoot, timers } = this.#parts;
    for (let left = nodeWait.tries; left > 0 && !stop.aborted; left -= 1) {
      const found =
        sysfsRoot === null
          ? await hidNodeOfModel(library, this.#attached, interfaceNumber)
          : ok(await hidNodeOfPort(sysfsRoot, this.#attached.portPath, interfaceNumber));
      if (!found.ok) return found;
      if (found.value !== null) return ok(found.value);
      await new Promise<void>((resolve) => void timers.after(nodeWait.everyMs, resolve));
    }
    return err(fault('device/denied', `no HID driver is bound to interface ${interfaceNumber}`));
  }

  /** Writes and feature reports have no timeout in the library, and the kernel's is five seconds. */
  #withLimit(
    work: Promise<Result<Uint8Array, DeviceFault>>,
    exchange: HidExchange,
    { timeoutMs, stop }: ExchangeOptions,
  ): Promise<Result<Uint8Array, DeviceFault>> {
    // A read ends by itself, but may first wait for the node to appear.
    const limitMs =
      timeoutMs + (this.#opened.has(exchange.interfaceNumber) ? 100 : nodeWait.tries * 100 + 100);
    return new Promise((resolve) => {
      const end = (result: Result<Uint8Array, DeviceFault>) => {
        forget();
        stop.removeEventListener('abort', stopped);
        resolve(result);
      };
      const stopped = () => end(err(fault('device/timeout', 'stopped')));
      const forget = this.#parts.timers.after(limitMs, () =>
        end(err(fault('device/timeout', `${exchange.kind} had no end within ${limitMs} ms`))),
      );
      stop.addEventListener('abort', stopped, { once: true });
      void work.then(end);
    });
  }
}

function isHid(exchange: Exchange): exchange is HidExchange {
  return exchange.kind.startsWith('hid-');
}
