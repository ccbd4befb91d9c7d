import { readFile } from 'node:fs/promises';
import {
  noUsbNames,
  usbNameDataSchema,
  usbNames,
  type UsbNames,
} from '../../devices/usb/usb-names.ts';

/** The names of assets/usb-names.json; a file that is missing or damaged leaves devices unnamed. */
export async function loadUsbNames(file: URL): Promise<UsbNames> {
  try {
    const parsed = usbNameDataSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? usbNames(parsed.data) : noUsbNames;
  } catch {
    // A kiosk without names still reads: numbers and the device's own texts stand on the card.
    return noUsbNames;
  }
}
