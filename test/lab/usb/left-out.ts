/** They have checks of their own (trouble-checks.ts): they never come to an end of a reading, or to a bus. */
export const troubled: readonly string[] = ['liar', 'vanishing', 'hanging', 'bad-usb'];

const needsUsbmuxd = 'the guest has no usbmuxd; `iphone` shows what the reader says then';
const noScsi =
  'without SCSI it keeps silent on the wire, as usb-storage would reset it for ever, and stalls without';

/** Devices of the catalogue that are not read on the real bus, each with the reason. */
export const leftOut: Readonly<Record<string, string>> = {
  'iphone-worn': needsUsbmuxd,
  'iphone-refuses': needsUsbmuxd,
  'iphone-silent': needsUsbmuxd,
  'iphone-locked': needsUsbmuxd,
  'iphone-supervised': needsUsbmuxd,
  ipad: needsUsbmuxd,
  flapping: noScsi,
  'shape-changer': noScsi,
  'answers-another': noScsi,
  'in-jail': 'a keyboard like others where there is no warden that holds it back',
  endless: 'gives more than was asked for, which no host controller lets through',
};
