import type { UsbInterface } from './descriptors.ts';
import { usbClass } from './device-kind.ts';
import { usbId } from './device-modes.ts';

export interface SerialChip {
  readonly name: string;
  /** The driver that Windows does not bring along; null when it needs none. */
  readonly windowsDriver: string | null;
  /** FTDI's driver of 2014 set the product number of imitations to 0; no genuine chip has it. */
  readonly disabledByDriver: boolean;
}

/** Names of usb.ids; the drivers are those of the makers. */
const chips: Readonly<Record<string, readonly [name: string, driver: string]>> = {
  '0403:6001': ['FTDI FT232R', 'FTDI VCP'],
  '0403:6010': ['FTDI FT2232', 'FTDI VCP'],
  '0403:6011': ['FTDI FT4232', 'FTDI VCP'],
  '0403:6014': ['FTDI FT232H', 'FTDI VCP'],
  '0403:6015': ['FTDI FT230X', 'FTDI VCP'],
  '0403:0000': ['FTDI (number 0)', 'FTDI VCP'],
  '10c4:ea60': ['Silicon Labs CP210x', 'CP210x VCP'],
  '10c4:ea70': ['Silicon Labs CP2105', 'CP210x VCP'],
  '10c4:ea71': ['Silicon Labs CP2108', 'CP210x VCP'],
  '067b:2303': ['Prolific PL2303', 'Prolific PL2303'],
  '067b:23a3': ['Prolific PL2303GC', 'Prolific PL2303'],
  '067b:23c3': ['Prolific PL2303GT', 'Prolific PL2303'],
  '1a86:7523': ['WCH CH340', 'CH341SER'],
  '1a86:5523': ['WCH CH341', 'CH341SER'],
};

/** The chip of a serial adapter by its numbers or, for the class of its own (CDC-ACM), by its interface. */
export function serialChipOf(
  vendorId: number,
  productId: number,
  interfaces: readonly UsbInterface[],
): SerialChip | null {
  const id = usbId(vendorId, productId);
  const known = chips[id];
  if (known !== undefined) {
    const [name, windowsDriver] = known;
    return { name, windowsDriver, disabledByDriver: id === '0403:0000' };
  }
  // USB CDC PSTN 1.2: abstract control model. Windows 10 and later drive it with usbser.sys.
  const modem = interfaces.some(
    (one) => one.classCode === usbClass.communications && one.subclass === 0x02,
  );
  return modem ? { name: 'USB CDC-ACM', windowsDriver: null, disabledByDriver: false } : null;
}
