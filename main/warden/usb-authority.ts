import { constants } from 'node:fs';
import { open, readdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { portPathSchema } from '../../shared/domain/port-policy.ts';

/** Where Linux shows its USB devices and where they really stand. */
export interface UsbTree {
  /** `/sys/bus/usb` */
  readonly bus: string;
  /** `/sys/devices`: nothing outside is ever written, but for `drivers_probe` of the bus. */
  readonly devices: string;
}

export const systemUsbTree: UsbTree = { bus: '/sys/bus/usb', devices: '/sys/devices' };

type Outcome = Result<null, DeviceFault>;

/**
 * Lets a device in or takes it out again: Documentation/usb/authorization.rst of Linux. The four
 * attributes below are all that this program writes. A port that is no device's is refused.
 */
export class UsbAuthority {
  readonly #tree: UsbTree;

  constructor(tree: UsbTree) {
    this.#tree = tree;
  }

  /** Everything: the device, and each interface of the configuration that the kernel then chooses. */
  authorise(port: string, deviceNumber: number): Promise<Outcome> {
    return this.#authorise(port, deviceNumber, () => true);
  }

  /** The device, and of its interfaces only these; the others stay without a driver. */
  authoriseInterfaces(
    port: string,
    deviceNumber: number,
    interfaces: readonly number[],
  ): Promise<Outcome> {
    return this.#authorise(port, deviceNumber, (number) => interfaces.includes(number));
  }

  async deauthorise(port: string): Promise<Outcome> {
    const folder = await this.#folder(port);
    return folder.ok ? write(join(folder.value, 'authorized'), '0') : folder;
  }

  async #authorise(
    port: string,
    deviceNumber: number,
    wanted: (number: number) => boolean,
  ): Promise<Outcome> {
    const folder = await this.#folder(port);
    if (!folder.ok) return folder;
    // Else the kernel would bind every driver, a keyboard's too, before the first interface is refused.
    const rootHub = join(this.#tree.bus, 'devices', `usb${Number.parseInt(port, 10)}`);
    const shut = await write(join(rootHub, 'interface_authorized_default'), '0');
    if (!shut.ok) return shut;
    const all = await write(join(folder.value, 'authorized'), '1', () =>
      isNumbered(folder.value, deviceNumber),
    );
    if (!all.ok) return all;
    for (const { name, number } of await interfacesOf(folder.value, port)) {
      const chosen = wanted(number);
      const done = await write(join(folder.value, name, 'authorized'), chosen ? '1' : '0');
      if (!done.ok) return done;
      // An interface that was let in later gets no driver by itself.
      if (chosen) await write(join(this.#tree.bus, 'drivers_probe'), name);
    }
    return ok(null);
  }

  /** The real folder of a device; a fault for anything that does not stand in the tree of devices. */
  async #folder(port: string): Promise<Result<string, DeviceFault>> {
    if (!portPathSchema.safeParse(port).success) {
      return err(fault('device/denied', 'not the port of a device'));
    }
    try {
      const real = await realpath(join(this.#tree.bus, 'devices', port));
      return real.startsWith(`${this.#tree.devices}/`) && real.endsWith(`/${port}`)
        ? ok(real)
        : err(fault('device/denied', 'not in the tree of USB devices'));
    } catch {
      return err(fault('device/gone', 'no such device'));
    }
  }
}

async function interfacesOf(folder: string, port: string) {
  const names = await readdir(folder).catch((): string[] => []);
  return names.flatMap((name) => {
    const [, place] = name.startsWith(`${port}:`) ? (/:\d{1,3}\.(\d{1,3})$/u.exec(name) ?? []) : [];
    return place === undefined ? [] : [{ name, number: Number(place) }];
  });
}

/** Whether the device in this folder is the attachment that was judged. */
async function isNumbered(folder: string, deviceNumber: number): Promise<boolean> {
  const text = await readFile(join(folder, 'devnum'), 'utf8').catch(() => '');
  return text.trim() === String(deviceNumber);
}

/**
 * Writes one attribute. `isMeant` is asked with the attribute open: it then belongs to the device that
 * was there, and the kernel refuses the writing (ENODEV) when another has taken its place since.
 */
async function write(
  file: string,
  text: string,
  isMeant: () => Promise<boolean> = async () => true,
): Promise<Outcome> {
  try {
    const handle = await open(file, constants.O_WRONLY | constants.O_NOFOLLOW);
    try {
      if (!(await isMeant())) return err(fault('device/gone', 'another device is there now'));
      await handle.write(text);
    } finally {
      await handle.close();
    }
    return ok(null);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const gone = code === 'ENOENT' || code === 'ENODEV';
    return err(fault(gone ? 'device/gone' : 'device/denied', `sysfs: ${code}`));
  }
}
