import type { UsbInterface } from './descriptors.ts';

/** A state in which a device shows itself instead of starting normally. */
export type DeviceModeName =
  | 'fastboot'
  | 'android-recovery'
  | 'samsung-download'
  | 'qualcomm-emergency'
  | 'mediatek-preloader'
  | 'apple-recovery'
  | 'apple-dfu'
  | 'firmware-upgrade';

export interface DeviceMode {
  readonly mode: DeviceModeName;
  /** Only phones (and tablets) show this mode. */
  readonly phone: boolean;
}

const phoneModes: Readonly<Record<string, DeviceModeName>> = {
  '18d1:4ee0': 'fastboot',
  '18d1:d00d': 'fastboot',
  '0bb4:0fff': 'fastboot',
  '18d1:d001': 'android-recovery',
  '04e8:685d': 'samsung-download',
  '05c6:9008': 'qualcomm-emergency',
  '0e8d:0003': 'mediatek-preloader',
  '0e8d:2000': 'mediatek-preloader',
  '05ac:1280': 'apple-recovery',
  '05ac:1281': 'apple-recovery',
  '05ac:1282': 'apple-recovery',
  '05ac:1283': 'apple-recovery',
  '05ac:1222': 'apple-dfu',
  '05ac:1227': 'apple-dfu',
};

/** The special mode that a device shows by its numbers or by its interfaces, or null. */
export function modeOf(
  vendorId: number,
  productId: number,
  interfaces: readonly Pick<UsbInterface, 'classCode' | 'subclass' | 'protocol'>[],
): DeviceMode | null {
  const byNumber = phoneModes[usbId(vendorId, productId)];
  if (byNumber !== undefined) return { mode: byNumber, phone: true };
  const has = (classCode: number, subclass: number, protocol: number) =>
    interfaces.some(
      (one) =>
        one.classCode === classCode && one.subclass === subclass && one.protocol === protocol,
    );
  // ff/42/03 is fastboot (AOSP, system/core/fastboot); fe/01/02 is DFU 1.1 section 4.2.3.
  if (has(0xff, 0x42, 0x03)) return { mode: 'fastboot', phone: true };
  if (has(0xfe, 0x01, 0x02)) return { mode: 'firmware-upgrade', phone: false };
  return null;
}

/** `18d1:4ee1`, the way in which everybody writes a device's numbers. */
export function usbId(vendorId: number, productId: number): string {
  const four = (value: number) => value.toString(16).padStart(4, '0');
  return `${four(vendorId)}:${four(productId)}`;
}
