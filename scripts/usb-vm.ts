/**
 * `npm run lab:vm`: the kiosk's reader in a virtual machine with an xHCI controller, Debian's own
 * kernel and QEMU's own devices (docs/devices/usb-lab.md). Emulated throughout, so it takes minutes;
 * meant for a night or a release, not for every change.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';
import { MachineLacks } from './suites/machine.ts';
import { bootVm } from './usb-lab/boot-vm.ts';
import { provideGuest, whyNotHere } from './usb-lab/run.ts';
import { provideVmKernel } from './usb-lab/vm-kernel.ts';

const limitSeconds = 900;

try {
  const why = whyNotHere();
  if (why !== null) throw new MachineLacks(`The USB lab cannot run here: ${why}`);
  await provideGuest();
  const kernel = await provideVmKernel((line) => console.log(`  ${line}`));
  const started = performance.now();
  const ending = await bootVm({
    kernel,
    program: ['test/lab/usb/vm-suite.ts'],
    limitSeconds,
    onLine: (line) => console.log(`  ${line}`),
  });
  const folder = join(root, 'out', 'usb-lab');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'vm-console.txt'), ending.console);
  const seconds = Math.round((performance.now() - started) / 1000);
  if (ending.code === null)
    console.log(`The guest did not end well:\n${ending.console.slice(-2000)}`);
  const ready = ending.readyMs === null ? 'never' : `after ${Math.round(ending.readyMs)} ms`;
  console.log(`guest ready ${ready}, everything after ${seconds} s`);
  process.exitCode = ending.code === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof MachineLacks)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
