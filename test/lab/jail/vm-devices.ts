import type { VmDevice } from '../usb/vm-bus.ts';

const hid = { vendorId: 0x0627, productId: 0x0001 };

export const keyboard: VmDevice = { driver: 'usb-kbd', ...hid };

/** Where the hub of the check goes, and the keyboard behind it. */
const hubPort = 5;

export const hub: VmDevice = {
  driver: 'usb-hub',
  vendorId: 0x0409,
  productId: 0x55aa,
  properties: { port: String(hubPort) },
};

export const keyboardBehindHub: VmDevice = {
  ...keyboard,
  properties: { port: `${hubPort}.2` },
};

export const stick: VmDevice = {
  driver: 'usb-storage',
  vendorId: 0x46f4,
  productId: 0x0001,
  properties: { drive: 'stick', serial: 'LAB0QEMU000001' },
};

export const cardReader: VmDevice = {
  driver: 'usb-ccid',
  vendorId: 0x08e6,
  productId: 0x4433,
};

/** What types, points, dials or routes: nothing of it is let in. */
export const unwelcome: readonly VmDevice[] = [
  { driver: 'usb-mouse', ...hid },
  { driver: 'usb-tablet', ...hid },
  {
    driver: 'usb-serial',
    vendorId: 0x0403,
    productId: 0x6001,
    properties: { chardev: 'serial', 'always-plugged': true },
  },
  {
    driver: 'usb-net',
    vendorId: 0x0525,
    productId: 0xa4a2,
    properties: { netdev: 'net' },
  },
];
