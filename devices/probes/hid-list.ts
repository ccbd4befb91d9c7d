import type { HidUsage } from '../bus.ts';
import type { DescribedDevice } from '../described-device.ts';
import { usageName } from '../hid/usage-names.ts';
import { reported, type ProbeFact } from '../probe.ts';
import { everyInterface, usbClass } from '../usb/device-kind.ts';

/** The name under which these facts stand; the system is asked, not the device. */
export const hidListId = 'hid-list';
/** The system answers from what it knows; longer than this means that its driver hangs. */
export const hidListDeadlineMs = 1500;

export function hasHid(device: DescribedDevice): boolean {
  return everyInterface(device.descriptors).some((one) => one.classCode === usbClass.hid);
}

/** What the device's HID interfaces are for. */
export function hidFacts(usages: readonly HidUsage[]): readonly ProbeFact[] {
  const names = usages.map(({ usagePage, usage }) => usageName(usagePage, usage));
  return names.length === 0 ? [] : [reported('hid.usages', [...new Set(names)].slice(0, 16))];
}
