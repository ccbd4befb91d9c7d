import type { DescribedDevice } from '../described-device.ts';
import type { UsbInterface } from '../usb/descriptors.ts';
import { everyInterface, usbClass } from '../usb/device-kind.ts';

/** Protocols of the printer class, USB Printer Class 1.1 section 4.1, and IPP over USB 1.0. */
const ippOverUsb = 0x04;

/** The interface that answers the class requests: the plain printer first, else the first there is. */
export function printerInterface(device: DescribedDevice): UsbInterface | null {
  const all = everyInterface(device.descriptors).filter(
    (one) => one.classCode === usbClass.printer && one.subclass === 0x01,
  );
  return all.find((one) => one.protocol !== ippOverUsb) ?? all[0] ?? null;
}

/**
 * The first interface that speaks IPP without being switched: a printer that hides IPP behind another
 * alternate setting is not switched, because that would change it.
 */
export function ippPlace(device: DescribedDevice) {
  for (const one of everyInterface(device.descriptors)) {
    const speaks =
      one.classCode === usbClass.printer &&
      one.subclass === 0x01 &&
      one.protocol === ippOverUsb &&
      one.alternate === 0;
    const bulk = speaks ? one.endpoints.filter(({ transfer }) => transfer === 'bulk') : [];
    const bulkIn = bulk.find(({ direction }) => direction === 'in')?.number;
    const bulkOut = bulk.find(({ direction }) => direction === 'out')?.number;
    if (bulkIn !== undefined && bulkOut !== undefined) {
      return { interfaceNumber: one.number, bulkIn, bulkOut };
    }
  }
  return null;
}
