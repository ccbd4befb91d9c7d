import { join } from 'node:path';
import { isAppleMobile } from '../../shared/domain/apple-device.ts';
import type { AttachedDevice, BusListener, HidUsage, UsbBus } from '../../devices/bus.ts';
import type { DevicePort } from '../../devices/port.ts';
import type { PortTexts } from '../../devices/surroundings.ts';
import type { Timers } from '../../devices/timers.ts';
import { fault, type DeviceFault, type Fault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { composedPort } from './composed-port.ts';
import { busFaultFromUsbError, faultFromUsbError } from './fault-from-usb-error.ts';
import { fromLibrary } from './from-library.ts';
import type { HidLibrary } from './hid-library.ts';
import { hidUsagesOfModel, hidUsagesOfPort } from './hid-list.ts';
import { HidPort } from './hid-port.ts';
import { readPortTexts, typeCSysfs } from './port-texts.ts';
import { readSysfs, usbSysfsState } from './sysfs.ts';
import { isStorageInUse } from './storage-in-use.ts';
import { withSysfs } from './sysfs-port.ts';
import { keyOf } from './native-key.ts';
import type { NativeDevice, NativeEvent, UsbLibrary } from './usb-library.ts';
import type { TakenDrivers, TakenPlace } from './taken-drivers.ts';
import { UsbPort, type DriverNotes } from './usb-port.ts';

/** What the bus of this machine is built from. */
export interface UsbBusParts {
  readonly loadUsb: () => Promise<UsbLibrary>;
  readonly loadHid: () => Promise<HidLibrary>;
  /** Folder of USB devices in sysfs, or null on a system without one. */
  readonly sysfsRoot: string | null;
  /** Folder of USB-C connectors in sysfs. */
  readonly typeCRoot?: string;
  readonly timers: Timers;
  /** Remembers which interfaces have lost their driver to us; absent where nothing is to be remembered. */
  readonly takenDrivers?: TakenDrivers;
  readonly apple: AppleBus;
}

/** iPhones and iPads by their serial number: usbmuxd owns these devices, not `usb`. */
interface AppleBus {
  attached(serial: string): void;
  detached(serial: string): Promise<void>;
  open(serial: string): Promise<Result<DevicePort, DeviceFault>>;
}

interface Known {
  readonly native: NativeDevice;
  readonly attached: AttachedDevice;
}

/** Events may be missed (no udev, sleep); the list is compared so often as well. */
const relistMs = 5000;
/** usb-storage and its like bind in milliseconds; a device that lets them wait is let in without. */
const longestCallBackMs = 2000;
/**
 * `usb` 3.1.0 tells that a device left only when it told that it came. One that was found in the list
 * first and is pulled before its event would stay for five seconds, so the next look comes soon.
 */
const relistSoonMs = 500;

/** All USB devices of this machine through `usb` 3.1.0 and sysfs. */
export class MachineUsbBus implements UsbBus {
  readonly #parts: UsbBusParts;
  readonly #known = new Map<string, Known>();
  /** Keys of devices that are being described, so that they are told once. */
  readonly #arriving = new Set<string>();
  /** Keys of devices that left since the last look at the list began. */
  readonly #leftSince = new Set<string>();
  /** How often an id was given: a bus counts addresses to 127 and begins again. */
  readonly #given = new Map<string, number>();
  readonly #onConnect = (event: NativeEvent) => void this.#arrived(event.device);
  readonly #onDisconnect = (event: NativeEvent) => this.#left(keyOf(event.device));
  #listener: BusListener | null = null;
  #library: UsbLibrary | null = null;
  #fault: Fault | null = null;
  /** Whoever asks before the first look is answered after it. */
  readonly #firstListed = Promise.withResolvers<void>();
  #forgetRelist = () => {};

  constructor(parts: UsbBusParts) {
    this.#parts = parts;
  }

  async start(listener: BusListener): Promise<void> {
    this.#listener = listener;
    await this.#relist();
  }

  async list(): Promise<Result<readonly AttachedDevice[], Fault>> {
    await this.#firstListed.promise;
    if (this.#fault !== null) return err(this.#fault);
    return ok([...this.#known.values()].map((one) => one.attached));
  }

  async open(deviceId: string): Promise<Result<DevicePort, DeviceFault>> {
    const known = this.#find(deviceId);
    if (known === undefined) return err(fault('device/gone', 'not plugged in any more'));
    const { sysfsRoot } = this.#parts;
    const opened = isAppleMobile(known.attached)
      ? await this.#parts.apple.open(serialOf(known.attached))
      : await this.#openNative(known);
    return sysfsRoot === null
      ? opened
      : withSysfs(opened, join(sysfsRoot, known.attached.portPath));
  }

  async portTexts(deviceId: string): Promise<PortTexts | null> {
    const { sysfsRoot, typeCRoot } = this.#parts;
    const known = this.#find(deviceId);
    if (sysfsRoot === null || known === undefined) return null;
    return readPortTexts(
      { usb: sysfsRoot, typeC: typeCRoot ?? typeCSysfs },
      known.attached.portPath,
    );
  }

  async hidUsages(deviceId: string): Promise<Result<readonly HidUsage[], Fault>> {
    const known = this.#find(deviceId);
    if (known === undefined) return err(fault('device/gone', 'not plugged in any more'));
    const { loadHid, sysfsRoot } = this.#parts;
    return sysfsRoot === null
      ? hidUsagesOfModel(loadHid, known.attached)
      : ok(await hidUsagesOfPort(sysfsRoot, known.attached.portPath));
  }

  async stop(): Promise<void> {
    this.#listener = null;
    this.#forgetRelist();
    this.#library?.removeEventListener('connect', this.#onConnect);
    this.#library?.removeEventListener('disconnect', this.#onDisconnect);
    this.#library = null;
  }

  /** An error that the library threw past every caller; true when it was one of its own. */
  tookError(error: unknown): boolean {
    const busFault = busFaultFromUsbError(error);
    if (busFault !== null) this.#setFault(busFault);
    return busFault !== null;
  }

  async #openNative({ native, attached }: Known): Promise<Result<DevicePort, DeviceFault>> {
    const { loadHid, sysfsRoot, timers } = this.#parts;
    try {
      await native.open();
      const hid = new HidPort({ load: loadHid, sysfsRoot, timers }, attached);
      const isInUse = async (interfaceNumber: number) =>
        sysfsRoot !== null && isStorageInUse(sysfsRoot, attached.portPath, interfaceNumber);
      return ok(composedPort(new UsbPort(native, isInUse, this.#notesFor(native, attached)), hid));
    } catch (error) {
      return err(faultFromUsbError(error));
    }
  }

  #notesFor(native: NativeDevice, attached: AttachedDevice): DriverNotes | undefined {
    const { takenDrivers } = this.#parts;
    if (takenDrivers === undefined) return undefined;
    const place = takenPlace(native, attached);
    return {
      taken: (interfaceNumber) => takenDrivers.taken(place, interfaceNumber),
      givenBack: () => takenDrivers.givenBack(place),
    };
  }

  #find(deviceId: string): Known | undefined {
    return [...this.#known.values()].find((one) => one.attached.deviceId === deviceId);
  }

  /**
   * Compares what is known with what is there, now and again later. Devices come and go while the list
   * is on its way: what came since is not missing in it, and what left since is not there again.
   */
  async #relist(): Promise<void> {
    const before = [...this.#known.keys()];
    this.#leftSince.clear();
    const found = await this.#enumerate();
    if (this.#listener === null) return;
    this.#setFault(found.ok ? null : found.fault);
    let foundNew = false;
    if (found.ok) {
      const present = new Set(found.value.map(keyOf));
      for (const key of before) if (!present.has(key)) this.#left(key);
      const there = found.value.filter((native) => !this.#leftSince.has(keyOf(native)));
      foundNew = there.some((native) => !this.#known.has(keyOf(native)));
      await Promise.all(there.map((native) => this.#arrived(native)));
      await this.#parts.takenDrivers?.forgetRest();
    }
    this.#firstListed.resolve();
    const nextMs = foundNew ? relistSoonMs : relistMs;
    this.#forgetRelist = this.#parts.timers.after(nextMs, () => void this.#relist());
  }

  /**
   * `usb` 3.1.0 makes an unhandled rejection when it is asked on a machine without a bus, so sysfs is
   * looked at first.
   */
  async #enumerate(): Promise<Result<readonly NativeDevice[], Fault>> {
    const { sysfsRoot, loadUsb } = this.#parts;
    const state = sysfsRoot === null ? 'there' : await usbSysfsState(sysfsRoot);
    if (state === 'missing') return err(fault('bus/missing', `no ${sysfsRoot}`));
    if (state === 'denied') return err(fault('bus/denied', `may not read ${sysfsRoot}`));
    try {
      this.#library ??= this.#listenTo(await loadUsb());
    } catch (error) {
      return err(fault('bus/library-missing', `usb: ${String(error)}`));
    }
    try {
      return ok((await this.#library.getDevices()).filter((native) => native.ports.length > 0));
    } catch (error) {
      return err(busFaultFromUsbError(error) ?? fault('bus/missing', String(error)));
    }
  }

  /** Listens before the first list is asked for, so that nothing falls between the two. */
  #listenTo(library: UsbLibrary): UsbLibrary {
    library.addEventListener('connect', this.#onConnect);
    library.addEventListener('disconnect', this.#onDisconnect);
    return library;
  }

  async #arrived(native: NativeDevice): Promise<void> {
    const key = keyOf(native);
    // A root hub has no port: it is the machine itself.
    if (native.ports.length === 0 || this.#known.has(key) || this.#arriving.has(key)) return;
    this.#arriving.add(key);
    const attached = await this.#describe(native);
    await this.#callBackDrivers(native, attached);
    // Removed from the set while it was being described: it has left again.
    if (!this.#arriving.delete(key)) return;
    this.#known.set(key, { native, attached });
    if (isAppleMobile(attached)) this.#parts.apple.attached(serialOf(attached));
    this.#listener?.attached(attached);
  }

  /** Before anybody may open it; a driver that takes its time does not hold up the device for long. */
  async #callBackDrivers(native: NativeDevice, attached: AttachedDevice): Promise<void> {
    const { takenDrivers, timers } = this.#parts;
    if (takenDrivers === undefined) return;
    const enough = Promise.withResolvers<void>();
    const forget = timers.after(longestCallBackMs, enough.resolve);
    const called = takenDrivers.callBack(native, takenPlace(native, attached));
    await Promise.race([called, enough.promise]);
    forget();
  }

  #left(key: string): void {
    this.#arriving.delete(key);
    this.#leftSince.add(key);
    const known = this.#known.get(key);
    if (known === undefined) return;
    this.#known.delete(key);
    if (isAppleMobile(known.attached)) void this.#parts.apple.detached(serialOf(known.attached));
    this.#listener?.detached(known.attached.deviceId);
  }

  /** Everything is kept from here on: the library's getters throw once the device is gone. */
  async #describe(native: NativeDevice): Promise<AttachedDevice> {
    const { vendorId, productId, address } = native;
    const bus = Number.parseInt(native.bus, 10);
    const busName = Number.isNaN(bus) ? native.bus.toLowerCase() : String(bus);
    const portPath = `${busName}-${native.ports.join('.')}`;
    const { sysfsRoot } = this.#parts;
    const known = sysfsRoot === null ? fromLibrary(native) : await readSysfs(sysfsRoot, portPath);
    const deviceId = this.#newId(portPath, address);
    return { deviceId, portPath, vendorId, productId, ...known, simulated: false };
  }

  /**
   * Names one attachment, never twice in the life of this process. The first at an address has no mark
   * behind it: a reader that was started again calls what is still plugged in as the one before it did.
   */
  #newId(portPath: string, address: number): string {
    const place = `usb-${portPath}`.replace(/[^a-z0-9:._-]/gu, '_').slice(0, 60);
    const first = `${place}-${address}`;
    const times = (this.#given.get(first) ?? 0) + 1;
    this.#given.set(first, times);
    return times === 1 ? first : `${first}:${times}`;
  }

  #setFault(next: Fault | null): void {
    if (this.#fault?.code === next?.code) return;
    this.#fault = next;
    if (next !== null) for (const key of [...this.#known.keys()]) this.#left(key);
    this.#listener?.stateChanged(next);
  }
}

function serialOf(attached: AttachedDevice): string {
  return attached.strings.serial ?? '';
}

function takenPlace(native: NativeDevice, attached: AttachedDevice): TakenPlace {
  const { portPath, vendorId, productId } = attached;
  return { portPath, address: native.address, vendorId, productId };
}
