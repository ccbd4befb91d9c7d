import type { NetConnectOpts } from 'node:net';
import type { DevicePort } from '../../../devices/port.ts';
import { StopSource } from '../../../devices/stop-source.ts';
import type { Timers } from '../../../devices/timers.ts';
import { fault, type DeviceFault } from '../../../shared/base/fault.ts';
import { err, type Result } from '../../../shared/base/result.ts';
import { lockdownPort } from './apple-port.ts';
import type { Patience } from './byte-stream.ts';
import { heldRecord, isSameRecord, type HeldRecord } from './held-record.ts';
import { openApplePort } from './open-apple-port.ts';
import { knownPairRecord } from './pair-record.ts';
import { unpairRequest } from './pair-request.ts';
import { askPlist } from './plist-stream.ts';
import type { SupervisionFault, SupervisionIdentity } from './supervision-identity.ts';
import { UsbmuxdClient } from './usbmuxd-client.ts';

export interface AppleDevicesParts {
  /** Null: the setting of the address is wrong. */
  readonly address: NetConnectOpts | null;
  readonly timers: Timers;
  readonly nowMs: () => number;
  /** Null: this kiosk has no supervision identity. */
  readonly supervision: Result<SupervisionIdentity, SupervisionFault> | null;
}

interface Attached {
  /** What usbmuxd held before it had asked the owner anything; null: it could not be told in time. */
  readonly heldBefore: Promise<HeldRecord | null>;
  /** Ways to the device that are open now. */
  open: number;
  /** Unplugged. */
  gone: boolean;
  forgetLook: () => void;
}

/** udev may start usbmuxd for the very device that we ask about. */
const firstLook = { tries: 10, everyMs: 300 } as const;
/** So often a device that was read, and still hangs there, is looked at for a late yes. */
const lateLookMs = 2000;
const askTimeoutMs = 1000;

/**
 * The iPhones and iPads of this machine. usbmuxd pairs by itself when one is plugged in, so what it
 * held before is remembered until the device leaves: that stays, and what came since is taken back,
 * after a reading as soon as it shows and at the latest when the device is unplugged.
 */
export class AppleDevices {
  readonly #parts: AppleDevicesParts;
  readonly #mux: UsbmuxdClient | null;
  readonly #attached = new Map<string, Attached>();

  constructor(parts: AppleDevicesParts) {
    this.#parts = parts;
    this.#mux = parts.address === null ? null : new UsbmuxdClient(parts.address);
  }

  /** Was plugged in, or was there already, with this serial number in its descriptors. */
  attached(serial: string): void {
    if (this.#mux === null) return;
    const attached: Attached = {
      heldBefore: this.#firstHeld(this.#mux, serial),
      open: 0,
      gone: false,
      forgetLook: () => {},
    };
    this.#attached.set(serial, attached);
  }

  async open(serial: string): Promise<Result<DevicePort, DeviceFault>> {
    const mux = this.#mux;
    if (mux === null) {
      const what = 'USBMUXD_SOCKET_ADDRESS is no UNIX:path or host:port';
      return err(fault('device/service-missing', what));
    }
    const attached = this.#attached.get(serial);
    if (attached !== undefined) {
      attached.open += 1;
      attached.forgetLook();
    }
    const onClosed = () => {
      if (attached === undefined) return;
      attached.open -= 1;
      this.#lookLater(mux, serial, attached);
    };
    const { nowMs, supervision } = this.#parts;
    const heldBefore = attached?.heldBefore ?? Promise.resolve(null);
    const port = await openApplePort({ mux, nowMs, supervision, heldBefore, onClosed }, serial);
    if (!port.ok) onClosed();
    return port;
  }

  /** Was unplugged: nobody can tell the device any more, but the keys to it need not stay. */
  async detached(serial: string): Promise<void> {
    const attached = this.#attached.get(serial);
    if (attached === undefined) return;
    this.#attached.delete(serial);
    attached.gone = true;
    attached.forgetLook();
    if (this.#mux !== null) await takeNewTrustBack(this.#mux, serial, await attached.heldBefore);
  }

  async #firstHeld(mux: UsbmuxdClient, serial: string): Promise<HeldRecord | null> {
    for (let tries = 0; tries < firstLook.tries; tries += 1) {
      const kept = await mux.pairRecord({ serial: udidOf(serial) }, patience());
      if (kept.ok) return heldRecord(kept.value);
      await new Promise<void>((resolve) => {
        this.#parts.timers.after(firstLook.everyMs, resolve);
      });
    }
    return null;
  }

  #lookLater(mux: UsbmuxdClient, serial: string, attached: Attached): void {
    attached.forgetLook();
    if (attached.gone || attached.open > 0) return;
    attached.forgetLook = this.#parts.timers.after(lateLookMs, () => {
      void this.#look(mux, serial, attached);
    });
  }

  async #look(mux: UsbmuxdClient, serial: string, attached: Attached): Promise<void> {
    await takeNewTrustBack(mux, serial, await attached.heldBefore);
    this.#lookLater(mux, serial, attached);
  }
}

/** Of a device that has left only usbmuxd's record can go; the device then lists a host without keys. */
async function takeNewTrustBack(
  mux: UsbmuxdClient,
  serial: string,
  heldBefore: HeldRecord | null,
): Promise<void> {
  const udid = udidOf(serial);
  const kept = await mux.pairRecord({ serial: udid }, patience());
  // Without usbmuxd there is nothing to take back, and without knowing what was before no right to.
  if (!kept.ok || kept.value === null || heldBefore === null) return;
  if (isSameRecord(heldRecord(kept.value), heldBefore)) return;
  const record = knownPairRecord(kept.value);
  const device = await mux.find(serial, patience());
  if (record !== null && device.ok && device.value !== null) {
    const stream = await mux.connect(device.value, lockdownPort, patience());
    if (stream.ok) {
      await askPlist(stream.value, unpairRequest(record), patience());
      stream.value.close();
    }
  }
  await mux.forgetPairRecord({ serial: udid }, patience());
}

/** As usbmuxd writes it: the 24 digits of newer devices with a dash after the eighth (usbmuxd 1.1.1, usb.c). */
function udidOf(serial: string): string {
  const bare = serial.replaceAll('\0', '');
  return bare.length === 24 ? `${bare.slice(0, 8)}-${bare.slice(8)}` : bare;
}

function patience(): Patience {
  return { timeoutMs: askTimeoutMs, stop: new StopSource().signal };
}
