import type { TFunction } from 'i18next';
import type { DeviceKind, DeviceSummary } from '../../../shared/domain/readout.ts';

/** What the device is called in a sentence: `telefoon`. */
export function deviceWord(t: TFunction, kind: DeviceKind): string {
  return t(`words:device.${kind}`);
}

/** Apple's USB vendor number (usb.ids): its phones and tablets ask and look different. */
const appleVendor = 0x05ac;

export function isAppleDevice(device: DeviceSummary): boolean {
  return device.vendorId === appleVendor;
}
