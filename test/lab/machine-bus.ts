import type { UsbBus } from '../../devices/bus.ts';
import { AppleDevices } from '../../main/reader/apple/apple-devices.ts';
import { usbmuxdAddress } from '../../main/reader/apple/usbmuxd-address.ts';
import { loadHidLibrary } from '../../main/reader/hid-library.ts';
import { nodeTimers } from '../../main/reader/node-timers.ts';
import { usbSysfs } from '../../main/reader/sysfs.ts';
import { MachineUsbBus } from '../../main/reader/usb-bus.ts';
import { loadUsbLibrary } from '../../main/reader/usb-library.ts';
import { systemClock } from '../../shared/base/clock.ts';

/** This machine's own bus, built as main/reader/main.ts builds it. */
export function machineBus(): UsbBus {
  const usbmuxd = usbmuxdAddress(process.env['USBMUXD_SOCKET_ADDRESS'], process.platform);
  return new MachineUsbBus({
    loadUsb: loadUsbLibrary,
    loadHid: loadHidLibrary,
    sysfsRoot: process.platform === 'linux' ? usbSysfs : null,
    timers: nodeTimers,
    apple: new AppleDevices({
      address: usbmuxd,
      timers: nodeTimers,
      nowMs: systemClock.nowMs,
      supervision: null,
    }),
  });
}
