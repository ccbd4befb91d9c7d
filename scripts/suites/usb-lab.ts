import { runUsbLab } from '../usb-lab/run.ts';
import type { Suite } from './suite.ts';

/** The reader against a real kernel's USB bus. Who lacks something for it is told exactly what. */
export const usbLabSuite: Suite = {
  name: 'usb-lab',
  about: 'the real reader, udev and kernel against emulated USB devices, in user-mode Linux',
  run: () => runUsbLab([]),
};
