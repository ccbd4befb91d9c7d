import type { UsbInterface } from './descriptors.ts';

/** Short English names of base classes, for technicians; usb.org, defined class codes. */
const classNames: Readonly<Record<number, string>> = {
  0x01: 'audio',
  0x02: 'communications',
  0x03: 'HID',
  0x05: 'physical',
  0x06: 'still image (PTP/MTP)',
  0x07: 'printer',
  0x08: 'mass storage',
  0x09: 'hub',
  0x0a: 'CDC data',
  0x0b: 'smart card',
  0x0d: 'content security',
  0x0e: 'video',
  0x0f: 'health',
  0x10: 'audio/video',
  0x11: 'billboard',
  0x12: 'USB-C bridge',
  0xdc: 'diagnostics',
  0xe0: 'wireless',
  0xef: 'miscellaneous',
  0xfe: 'application specific',
  0xff: 'vendor specific',
};

const tripleNames: Readonly<Record<string, string>> = {
  '03/01/01': 'HID keyboard',
  '03/01/02': 'HID mouse',
  '07/01/04': 'printer (IPP over USB)',
  '08/06/50': 'mass storage (bulk only)',
  '08/06/62': 'mass storage (UAS)',
  'e0/01/01': 'Bluetooth',
  'e0/01/03': 'network (RNDIS)',
  'fe/01/02': 'firmware upgrade mode (DFU)',
  'ff/42/01': 'Android debugging (ADB)',
  'ff/42/03': 'Android boot loader (fastboot)',
  'ff/fe/02': 'Apple usbmux',
};

/** One interface in a technician's words: `06/01/01 still image (PTP/MTP)`. */
export function interfaceName(one: UsbInterface): string {
  const two = (value: number) => value.toString(16).padStart(2, '0');
  const triple = `${two(one.classCode)}/${two(one.subclass)}/${two(one.protocol)}`;
  return `${triple} ${tripleNames[triple] ?? classNames[one.classCode] ?? 'unknown class'}`;
}
