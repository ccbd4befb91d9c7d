import type { HidUsage } from '../bus.ts';
import type { DescribedDevice } from '../described-device.ts';
import { reported, type ProbeFact } from '../probe.ts';
import { everyInterface, usbClass } from '../usb/device-kind.ts';

/** The name under which these facts stand; the system is asked, not the device. */
export const hidListId = 'hid-list';
/** The system answers from what it knows; longer than this means that its driver hangs. */
export const hidListDeadlineMs = 1500;

export function hasHid(device: DescribedDevice): boolean {
  return everyInterface(device.descriptors).some((one) => one.classCode === usbClass.hid);
}

/** Usages that a technician looks for, HID Usage Tables 1.5 and their FIDO page. */
const usageNames: Readonly<Record<string, string>> = {
  '0001:0002': 'mouse',
  '0001:0004': 'joystick',
  '0001:0005': 'game pad',
  '0001:0006': 'keyboard',
  '0001:0080': 'system control',
  '000b:0005': 'headset',
  '000c:0001': 'media keys',
  '000d:0004': 'touch screen',
  '0084:0004': 'UPS',
  '008c:0002': 'bar code scanner',
  'f1d0:0001': 'FIDO security key',
};

/** What the device's HID interfaces are for. */
export function hidFacts(usages: readonly HidUsage[]): readonly ProbeFact[] {
  const names = usages.map(({ usagePage, usage }) => {
    const id = [usagePage, usage].map((one) => one.toString(16).padStart(4, '0')).join(':');
    const name = usageNames[id];
    return name === undefined ? id : `${id} ${name}`;
  });
  return names.length === 0 ? [] : [reported('hid.usages', [...new Set(names)].slice(0, 16))];
}
