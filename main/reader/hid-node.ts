import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttachedDevice } from '../../devices/bus.ts';
import { parseReportDescriptor, type HidReports } from '../../devices/hid/report-descriptor.ts';
import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { HidLibrary, NativeHid } from './hid-library.ts';

/** Where one HID interface of one attached device is opened. */
export interface HidNode {
  readonly path: string;
  /** Whether its reports begin with a number on the wire; null where the system does not tell. */
  readonly numbered: boolean | null;
}

type Wanted = Pick<AttachedDevice, 'vendorId' | 'productId' | 'portPath' | 'strings'>;

/**
 * Linux: the node that the kernel hung under this port and interface, so that two devices of one model
 * are never mixed up. Null while there is none: no driver is bound, or not yet.
 */
export async function hidNodeOfPort(
  sysfsRoot: string,
  portPath: string,
  interfaceNumber: number,
): Promise<HidNode | null> {
  for (const hid of await hidFoldersOfPort(sysfsRoot, portPath)) {
    if (hid.interfaceNumber !== interfaceNumber) continue;
    const node = (await names(join(hid.folder, 'hidraw'))).find((one) => /^hidraw\d+$/u.test(one));
    if (node !== undefined) {
      const reports = await hidReportsIn(hid.folder);
      return { path: `/dev/${node}`, numbered: reports && reports.reportIds.length > 0 };
    }
  }
  return null;
}

/** What a driver of the kernel made of one HID interface, as a folder of sysfs. */
export interface HidFolder {
  readonly interfaceNumber: number;
  readonly folder: string;
}

/** The kernel's name of a HID device: bus, vendor, product, instance (Documentation/hid). */
const hidName = /^[0-9A-F]{4}:[0-9A-F]{4}:[0-9A-F]{4}\.[0-9A-F]{4}$/u;

/** Every HID interface of the device on a port that the kernel has bound; empty when it bound none. */
export async function hidFoldersOfPort(
  sysfsRoot: string,
  portPath: string,
): Promise<readonly HidFolder[]> {
  const device = join(sysfsRoot, portPath);
  const interfaces = (await names(device)).filter((name) => name.startsWith(`${portPath}:`));
  const found = interfaces.map(async (name) => {
    const interfaceNumber = Number(name.slice(name.lastIndexOf('.') + 1));
    const inside = (await names(join(device, name))).filter((one) => hidName.test(one));
    return inside.map((one) => ({ interfaceNumber, folder: join(device, name, one) }));
  });
  return (await Promise.all(found)).flat();
}

/** The report descriptor that the kernel read of a HID interface; null when it is gone or no descriptor. */
export async function hidReportsIn(folder: string): Promise<HidReports | null> {
  try {
    const parsed = parseReportDescriptor(await readFile(join(folder, 'report_descriptor')));
    return parsed.ok ? parsed.value : null;
  } catch {
    // Unplugged meanwhile: whatever is asked next says so.
    return null;
  }
}

/**
 * Systems without sysfs: the interface by the library's list, and by serial number where more devices
 * of the model are plugged in. Two without a serial number cannot be told apart: a fault, no guess.
 */
export async function hidNodeOfModel(
  library: Pick<HidLibrary, 'devicesAsync'>,
  { vendorId, productId, strings }: Wanted,
  interfaceNumber: number,
): Promise<Result<HidNode | null, DeviceFault>> {
  const all = (await library.devicesAsync()).filter(
    (one) =>
      one.vendorId === vendorId && one.productId === productId && one.interface === interfaceNumber,
  );
  const ofSerial = all.filter((one) => one.serialNumber === strings.serial);
  const paths = distinctPaths(distinctPaths(all).length > 1 ? ofSerial : all);
  const [path, other] = paths;
  if (other !== undefined) {
    return err(fault('device/unsupported', `${paths.length} devices of this model are the same`));
  }
  return ok(path === undefined ? null : { path, numbered: null });
}

function distinctPaths(found: readonly NativeHid[]): readonly string[] {
  return [...new Set(found.flatMap((one) => one.path ?? []))];
}

async function names(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    // Unplugged meanwhile, a file, or no driver: "nothing in it".
    return [];
  }
}
