import type { UsbBus } from '../../devices/bus.ts';
import { loadHidLibrary } from '../../main/reader/hid-list.ts';
import { nodeTimers } from '../../main/reader/node-timers.ts';
import { usbSysfs } from '../../main/reader/sysfs.ts';
import { MachineUsbBus } from '../../main/reader/usb-bus.ts';
import { loadUsbLibrary } from '../../main/reader/usb-library.ts';

/** This machine's own bus, built as main/reader/main.ts builds it. */
export function machineBus(): UsbBus {
  return new MachineUsbBus({
    loadUsb: loadUsbLibrary,
    loadHid: loadHidLibrary,
    sysfsRoot: process.platform === 'linux' ? usbSysfs : null,
    timers: nodeTimers,
  });
}
