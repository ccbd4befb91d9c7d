import type { ControlSetup, DevicePort, Exchange, ExchangeOptions } from '../../devices/port.ts';
import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { faultFromUsbError } from './fault-from-usb-error.ts';
import type { NativeDevice } from './usb-library.ts';

/** Where it is remembered which interfaces have lost their driver to us, should this process be killed. */
export interface DriverNotes {
  taken(interfaceNumber: number): Promise<void>;
  givenBack(): Promise<void>;
}

const noNotes: DriverNotes = { taken: async () => {}, givenBack: async () => {} };

/**
 * A device port on an opened device of `usb` 3.1.0. A transfer cannot be cancelled there and the
 * native object refuses everything else while one is pending: a stopped exchange answers its caller
 * at once, and the next exchange or `close` first waits for the transfer's own timeout.
 */
export class UsbPort implements DevicePort {
  readonly #device: NativeDevice;
  readonly #claimed = new Set<number>();
  /** Interfaces whose kernel driver was sent away for us; `close` calls it back. */
  readonly #detached = new Set<number>();
  #pending: Promise<unknown> = Promise.resolve();
  #closed = false;
  /** Whether the system uses a disk behind an interface, so that its driver must stay. */
  readonly #isInUse: (interfaceNumber: number) => Promise<boolean>;
  readonly #notes: DriverNotes;

  constructor(
    device: NativeDevice,
    isInUse: (interfaceNumber: number) => Promise<boolean> = async () => false,
    notes: DriverNotes = noNotes,
  ) {
    this.#device = device;
    this.#isInUse = isInUse;
    this.#notes = notes;
  }

  async exchange(
    exchange: Exchange,
    options: ExchangeOptions,
  ): Promise<Result<Uint8Array, DeviceFault>> {
    await this.#pending;
    if (this.#closed) return err(fault('device/gone', 'the port was closed'));
    if (options.stop.aborted) return err(fault('device/timeout', 'stopped before the exchange'));
    const transfer = this.#transfer(exchange, options.timeoutMs).catch((error: unknown) =>
      err(faultFromUsbError(error)),
    );
    this.#pending = transfer;
    return new Promise((resolve) => {
      const stopped = () => resolve(err(fault('device/timeout', 'stopped')));
      options.stop.addEventListener('abort', stopped, { once: true });
      void transfer.then((result) => {
        options.stop.removeEventListener('abort', stopped);
        resolve(result);
      });
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#pending;
    // `close` of the library does not release: the next claim would find the interface busy.
    for (const interfaceNumber of this.#claimed) {
      await this.#device.releaseInterface(interfaceNumber).catch(ignoreUnplugged);
    }
    this.#claimed.clear();
    for (const interfaceNumber of this.#detached) {
      await this.#device.attachKernelDriver(interfaceNumber).catch(ignoreUnplugged);
    }
    await this.#notes.givenBack();
    this.#detached.clear();
    await this.#device.close().catch(ignoreUnplugged);
  }

  async #transfer(exchange: Exchange, timeoutMs: number): Promise<Result<Uint8Array, DeviceFault>> {
    const device = this.#device;
    switch (exchange.kind) {
      case 'control-in':
        await this.#claimToAsk(exchange.setup);
        return received(
          await device.controlTransferIn(nativeSetup(exchange), exchange.length, timeoutMs),
        );
      case 'control-out':
        if (await this.#hostMustKnow(exchange.setup)) return ok(new Uint8Array(0));
        await this.#claimToAsk(exchange.setup);
        await device.controlTransferOut(nativeSetup(exchange), exchange.bytes, timeoutMs);
        return ok(new Uint8Array(0));
      case 'bulk-in':
        await this.#claim(exchange.interfaceNumber);
        return received(await device.transferIn(exchange.endpoint, exchange.length, timeoutMs));
      case 'bulk-out':
        await this.#claim(exchange.interfaceNumber);
        await device.transferOut(exchange.endpoint, exchange.bytes, timeoutMs);
        return ok(new Uint8Array(0));
      case 'hid-in':
      case 'hid-out':
      case 'hid-feature-in':
        return err(fault('device/unsupported', 'HID reports are not read on this port'));
      case 'apple-request':
      case 'apple-pair':
        return err(fault('device/unsupported', 'usbmuxd owns Apple devices, not this port'));
      case 'sysfs-read':
      case 'sysfs-list':
        return err(fault('device/unsupported', 'sysfs is not read on this port'));
    }
  }

  /**
   * A control request to an interface needs its claim: `usb` 3.1.0 refuses it without any ("invalid
   * state"), and Linux without this one (drivers/usb/core/devio.c, check_ctrlrecip). The interface's
   * number is the low byte of the index (USB 2.0 section 9.3.4); only in GET_DEVICE_ID of a printer,
   * class request 0, it is the high one (USB Printer Class 1.1 section 4.2.1).
   */
  async #claimToAsk({ type, recipient, request, index }: ControlSetup): Promise<void> {
    if (recipient !== 'interface') return;
    const isPrinterId = type === 'class' && request === 0;
    await this.#claim(isPrinterId ? index >> 8 : index & 0xff);
  }

  async #claim(interfaceNumber: number): Promise<void> {
    if (this.#claimed.has(interfaceNumber)) return;
    try {
      await this.#device.claimInterface(interfaceNumber);
    } catch (error) {
      if (faultFromUsbError(error).code !== 'device/busy') throw error;
      await this.#claimFromDriver(interfaceNumber);
    }
    this.#claimed.add(interfaceNumber);
  }

  /**
   * A driver of the kernel (usb-storage, uas) holds the interface. Another program's claim is not
   * taken away: usbfs refuses to detach itself (ENODATA), and the claim stays busy. Nor is a disk taken
   * from the system while a file system on it is mounted: what was not yet written would be lost.
   */
  async #claimFromDriver(interfaceNumber: number): Promise<void> {
    if (await this.#isInUse(interfaceNumber)) {
      throw new Error('interface is busy: the system uses the disk behind it');
    }
    await this.#notes.taken(interfaceNumber);
    await this.#device.detachKernelDriver(interfaceNumber).then(() => {
      this.#detached.add(interfaceNumber);
    }, claimSaysWhy);
    await this.#device.claimInterface(interfaceNumber);
  }

  /**
   * Two standard requests (USB 2.0 sections 9.4.1 and 9.4.10) change what the host itself must
   * remember: after CLEAR_FEATURE(ENDPOINT_HALT) the data toggle of the endpoint, after SET_INTERFACE
   * which endpoints exist. As bare control transfers they would leave host and device at odds.
   */
  async #hostMustKnow(setup: ControlSetup): Promise<boolean> {
    const { type, recipient, request, value, index } = setup;
    if (type !== 'standard') return false;
    if (recipient === 'endpoint' && request === 0x01 && value === 0) {
      await this.#device.clearHalt((index & 0x80) === 0 ? 'out' : 'in', index & 0x0f);
      return true;
    }
    if (recipient === 'interface' && request === 0x0b) {
      await this.#claim(index);
      await this.#device.selectAlternateInterface(index, value);
      return true;
    }
    return false;
  }
}

function nativeSetup({ setup }: Extract<Exchange, { kind: 'control-in' | 'control-out' }>) {
  const { type, recipient, request, value, index } = setup;
  return { requestType: type, recipient, request, value, index };
}

function received(answer: {
  readonly data?: DataView | undefined;
  readonly status?: string | undefined;
}): Result<Uint8Array, DeviceFault> {
  if (answer.data === undefined) return err(fault('device/stalled', `status ${answer.status}`));
  const { buffer, byteOffset, byteLength } = answer.data;
  return ok(new Uint8Array(buffer, byteOffset, byteLength).slice());
}

/** Giving back a device that was pulled out meanwhile fails, and nothing is left to give back. */
function ignoreUnplugged(): void {}

/** No driver to send away, or not allowed to: the claim that follows fails with the true reason. */
function claimSaysWhy(): void {}
