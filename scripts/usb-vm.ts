/**
 * `npm run lab:vm`: the kiosk's reader and its jail in virtual machines with an xHCI controller, Debian's own
 * kernel and QEMU's own devices (docs/devices/usb-lab.md). Emulated throughout, so it takes minutes;
 * meant for a night or a release, not for every change.
 *
 *     npm run lab:vm                 all parts
 *     npm run lab:vm -- jail         only these: devices jail
 */
import { MachineLacks } from './suites/machine.ts';
import { runVmLab, vmParts } from './usb-lab/run-vm.ts';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => vmParts.every((part) => part !== name));

try {
  if (unknown.length > 0) {
    throw new MachineLacks(`No part called ${unknown.join(', ')}. Parts: ${vmParts.join(', ')}`);
  }
  const { passed, failed } = await runVmLab(asked);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof MachineLacks)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
