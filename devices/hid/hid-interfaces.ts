import type { DescribedDevice } from '../described-device.ts';
import type { UsbInterface } from '../usb/descriptors.ts';
import { everyInterface, usbClass } from '../usb/device-kind.ts';

/** No visitor's device has more; a hostile one is not asked further. */
const most = 8;

/** The HID interfaces of a device, each number once. */
export function hidInterfaces(device: DescribedDevice): readonly UsbInterface[] {
  const seen = new Set<number>();
  return everyInterface(device.descriptors)
    .filter((one) => {
      const fresh = one.classCode === usbClass.hid && !seen.has(one.number);
      if (fresh) seen.add(one.number);
      return fresh;
    })
    .slice(0, most);
}

/** The number of an interface's interrupt endpoint in that direction, or null. */
export function interruptEndpoint(one: UsbInterface, direction: 'in' | 'out'): number | null {
  const found = one.endpoints.find(
    (endpoint) => endpoint.transfer === 'interrupt' && endpoint.direction === direction,
  );
  return found?.number ?? null;
}
