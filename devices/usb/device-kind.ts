import type { DeviceKind } from '../../shared/domain/readout.ts';
import type { UsbDescriptors, UsbInterface } from './descriptors.ts';
import { modeOf } from './device-modes.ts';

/** Base classes of usb.org's list of defined class codes. */
export const usbClass = {
  audio: 0x01,
  communications: 0x02,
  hid: 0x03,
  image: 0x06,
  printer: 0x07,
  massStorage: 0x08,
  hub: 0x09,
  smartCard: 0x0b,
  video: 0x0e,
  billboard: 0x11,
  wireless: 0xe0,
  application: 0xfe,
  vendor: 0xff,
} as const;

const appleVendor = 0x05ac;

/** Makers whose still-image interface is a camera and not a phone. */
const cameraMakers = new Set([
  0x04a9, // Canon
  0x04b0, // Nikon
  0x04cb, // Fujifilm
  0x04da, // Panasonic
  0x07b4, // Olympus
  0x0a17, // Pentax
  0x1199, // Sigma
  0x25fb, // Ricoh
  0x2672, // GoPro
]);

const securityKeyMakers = new Set([
  0x1050, // Yubico
  0x096e, // Feitian
  0x20a0, // Nitrokey
  0x1ea8, // Thetis
]);

const scannerMakers = new Set([
  0x05e0, // Symbol (Zebra)
  0x05f9, // Datalogic
  0x0c2e, // Honeywell
  0x1eab, // Newland
]);

const serialChipMakers = new Set([
  0x0403, // FTDI
  0x067b, // Prolific
  0x10c4, // Silicon Labs
  0x1a86, // WCH
]);

const upsMakers = new Set([
  0x051d, // APC
  0x0463, // Eaton (MGE)
  0x0764, // CyberPower
]);

type Triple = Pick<UsbInterface, 'classCode' | 'subclass' | 'protocol'>;

const isClass =
  (classCode: number, subclass?: number, protocol?: number) =>
  (one: Triple): boolean =>
    one.classCode === classCode &&
    (subclass === undefined || one.subclass === subclass) &&
    (protocol === undefined || one.protocol === protocol);

/** Android Debug Bridge. */
export const isAdb = isClass(usbClass.vendor, 0x42, 0x01);
/** Android's boot loader protocol. */
export const isFastboot = isClass(usbClass.vendor, 0x42, 0x03);
/** Still image capture: PTP, and MTP which is built on it. */
export const isStillImage = isClass(usbClass.image, 0x01, 0x01);
export const isKeyboard = isClass(usbClass.hid, 0x01, 0x01);
export const isMouse = isClass(usbClass.hid, 0x01, 0x02);
export const isStorage = isClass(usbClass.massStorage);
/** Remote NDIS: a phone that shares its connection. */
const isRndis = isClass(usbClass.wireless, 0x01, 0x03);

/** Where the plainest part of a composite device stands; the first that fits wins. */
const byInterface: readonly (readonly [(one: Triple) => boolean, DeviceKind])[] = [
  [isAdb, 'phone'],
  [isFastboot, 'phone'],
  [isClass(usbClass.printer), 'printer'],
  [isClass(usbClass.video), 'webcam'],
  [isStorage, 'storage'],
  [isClass(usbClass.smartCard), 'smart-card-reader'],
  [isClass(usbClass.audio), 'headset'],
  [isKeyboard, 'keyboard'],
  [isMouse, 'mouse'],
  [isClass(usbClass.communications, 0x06), 'network-adapter'],
  [isClass(usbClass.communications, 0x0d), 'network-adapter'],
  [isRndis, 'network-adapter'],
  [isClass(usbClass.communications, 0x02), 'serial-adapter'],
  [isClass(usbClass.billboard), 'dock'],
  [isClass(usbClass.hub), 'hub'],
];

/**
 * What somebody would call a device, from its maker and its interfaces. A guess from what the device
 * says of itself: the fact `device.kind` is `derived`.
 */
export function deviceKind(
  vendorId: number,
  productId: number,
  descriptors: UsbDescriptors | null,
) {
  return (
    kindByMaker(vendorId, productId, descriptors) ??
    kindByInterfaces(vendorId, descriptors) ??
    ('unknown' satisfies DeviceKind)
  );
}

function kindByMaker(
  vendorId: number,
  productId: number,
  descriptors: UsbDescriptors | null,
): DeviceKind | null {
  if (modeOf(vendorId, productId, [])?.phone === true) return 'phone';
  // Apple's mobile devices have product numbers 0x1290 to 0x12af; 0x129a, 0x129f, 0x12a2 to 0x12a6,
  // 0x12a9 and 0x12ab are iPads (usb.ids).
  if (vendorId === appleVendor && productId >= 0x1290 && productId <= 0x12af) {
    return applePads.has(productId) ? 'tablet' : 'phone';
  }
  const interfaces = everyInterface(descriptors);
  const hid = interfaces.some(isClass(usbClass.hid));
  if (securityKeyMakers.has(vendorId) && (hid || interfaces.some(isClass(usbClass.smartCard)))) {
    return 'security-key';
  }
  if (scannerMakers.has(vendorId) && hid) return 'scanner';
  if (upsMakers.has(vendorId) && hid) return 'ups';
  if (serialChipMakers.has(vendorId) && interfaces.some(isClass(usbClass.vendor))) {
    return 'serial-adapter';
  }
  return null;
}

const applePads = new Set([0x129a, 0x129f, 0x12a2, 0x12a3, 0x12a4, 0x12a5, 0x12a6, 0x12a9, 0x12ab]);

function kindByInterfaces(vendorId: number, descriptors: UsbDescriptors | null): DeviceKind | null {
  const interfaces = everyInterface(descriptors);
  if (interfaces.some(isStillImage)) return cameraMakers.has(vendorId) ? 'camera' : 'phone';
  for (const [fits, kind] of byInterface) if (interfaces.some(fits)) return kind;
  if (descriptors?.deviceClass === usbClass.hub) return 'hub';
  if (descriptors?.deviceClass === usbClass.billboard) return 'dock';
  return null;
}

/** The interfaces of all configurations and settings. */
export function everyInterface(descriptors: UsbDescriptors | null): readonly UsbInterface[] {
  return descriptors?.configurations.flatMap((one) => one.interfaces) ?? [];
}
