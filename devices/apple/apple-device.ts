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
