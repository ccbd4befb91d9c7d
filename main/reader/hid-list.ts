import type { AttachedDevice, HidUsage } from '../../devices/bus.ts';
import { fault, type Fault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { HidLibrary, NativeHid } from './hid-library.ts';
import { hidFoldersOfPort, hidReportsIn } from './hid-node.ts';

/** A hostile device may have any number of collections. */
const most = 32;

/**
 * Linux: what the HID interfaces of the device on a port are for, by what the kernel read of them. The
 * library would look at every HID device of the machine instead, while udev is still busy with this one.
 */
export async function hidUsagesOfPort(
  sysfsRoot: string,
  portPath: string,
): Promise<readonly HidUsage[]> {
  const folders = await hidFoldersOfPort(sysfsRoot, portPath);
  const found = folders.map(async ({ interfaceNumber, folder }) =>
    ((await hidReportsIn(folder))?.collections ?? []).map((one) => ({ interfaceNumber, ...one })),
  );
  return (await Promise.all(found)).flat().slice(0, most);
}

/**
 * Systems without sysfs: what the HID interfaces of a device are for. Two devices of one model cannot be told apart here;
 * they have the same usages.
 */
export async function hidUsagesOfModel(
  load: () => Promise<Pick<HidLibrary, 'devicesAsync'>>,
  device: Pick<AttachedDevice, 'vendorId' | 'productId'>,
): Promise<Result<readonly HidUsage[], Fault>> {
  let library: Pick<HidLibrary, 'devicesAsync'>;
  try {
    library = await load();
  } catch (error) {
    return err(fault('bus/library-missing', `node-hid: ${String(error)}`));
  }
  try {
    const all = await library.devicesAsync();
    return ok(
      all
        .filter((one) => belongs(one, device))
        .flatMap(usageOf)
        .slice(0, most),
    );
  } catch (error) {
    return err(fault('bus/denied', `node-hid: ${String(error)}`));
  }
}

function belongs(one: NativeHid, device: Pick<AttachedDevice, 'vendorId' | 'productId'>) {
  return one.vendorId === device.vendorId && one.productId === device.productId;
}

function usageOf(one: NativeHid): readonly HidUsage[] {
  const { usagePage, usage } = one;
  if (usagePage === undefined || usage === undefined) return [];
  return [{ interfaceNumber: one.interface, usagePage, usage }];
}
