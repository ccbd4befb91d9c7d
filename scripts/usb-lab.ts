/**
 * `npm run lab:usb`: a real Linux kernel with a USB bus, in which the kiosk's own reader reads the
 * simulated devices (docs/devices/usb-lab.md). Needs Linux on x64, no rights and no KVM; the first
 * run builds the kernel.
 *
 *     npm run lab:usb                    all checks
 *     npm run lab:usb -- devices hid     only these: devices hid trouble witnesses record gadgets hotplug
 */
import { MachineLacks } from './suites/machine.ts';
import { runUsbLab } from './usb-lab/run.ts';

try {
  const { passed, failed } = await runUsbLab(process.argv.slice(2));
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof MachineLacks)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
