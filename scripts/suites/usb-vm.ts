import { runVmLab } from '../usb-lab/run-vm.ts';
import type { Suite } from './suite.ts';

/** The jail in a virtual machine: the longest suite by far, as every instruction is emulated. */
export const usbVmSuite: Suite = {
  name: 'usb-vm',
  about: 'the jail on Debian’s kernel with systemd and an xHCI controller, in QEMU',
  whyByName: 'too long for every change; before a release and after a change of the jail',
  run: () => runVmLab(['jail']),
};
