import type { Fact, Readout } from './readout.ts';

const appleVendor = 0x05ac;

/**
 * An iPhone, iPad or iPod that runs its system: the numbers that usbmuxd takes (usbmuxd 1.1.1,
 * src/usb.h, PID_RANGE_LOW and PID_RANGE_MAX). Recovery and DFU have other ones.
 */
export function isAppleMobile(device: {
  readonly vendorId: number;
  readonly productId: number;
}): boolean {
  return (
    device.vendorId === appleVendor && device.productId >= 0x1290 && device.productId <= 0x12af
  );
}

/**
 * What was read, without the number that an iPhone or iPad gives on USB: its UDID (usbmuxd 1.1.1, src/usb.c,
 * get_serial_callback), or in recovery a line with its ECID. Neither stands on the device; both follow its owner.
 */
export function factsWithoutUdid({
  device,
  facts,
}: Pick<Readout, 'device' | 'facts'>): readonly Fact[] {
  const { vendorId, kind } = device;
  const isApple = vendorId === appleVendor && (kind === 'phone' || kind === 'tablet');
  return isApple || isAppleMobile(device)
    ? facts.filter(({ key }) => key !== 'device.serial')
    : facts;
}
