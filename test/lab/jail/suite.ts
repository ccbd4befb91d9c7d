/**
 * The checks of the jail, inside a virtual machine that is a kiosk of its own: Debian with systemd, an xHCI
 * controller, QEMU's devices. `install` puts the jail in, `jail` is the same machine after its restart, `removed` after
 * the restart that follows the removal.
 */
import { ReaderChild } from '../../integration/reader-child.ts';
import { Checks } from '../usb/checks.ts';
import { LabStation } from '../usb/lab-station.ts';
import { VmBus } from '../usb/vm-bus.ts';
import { checkInstall, checkRemoval, checkRemoved } from './install-checks.ts';
import { checkStart, checkVisitors } from './jail-checks.ts';
import { asKiosk } from './kiosk.ts';
import { checkUsbGuard } from './usbguard-checks.ts';
import { checkNoReader, checkWarden } from './warden-checks.ts';

/** The reader as the package has it, under the kiosk's user. */
const startStation = () =>
  LabStation.start({
    limitMs: 120_000,
    makeReader: () => new ReaderChild('out/main/reader.js', [], asKiosk),
  });

const checks = new Checks();
if (process.argv[2] === 'install') {
  await checkInstall(checks);
} else if (process.argv[2] === 'removed') {
  await checkRemoved(checks);
} else {
  await checkStart(checks);
  const station = await startStation();
  const bus = new VmBus(station);
  await checkVisitors(checks, station, bus);
  await checkWarden(checks, station, bus);
  await station.stop();
  await checkNoReader(checks, bus);
  await checkRemoval(checks);
  // A reader of a kiosk without a jail lets nothing in: what happens now is USBGuard's.
  const watcher = await startStation();
  await checkUsbGuard(checks, watcher, new VmBus(watcher));
  await watcher.stop();
}
const { passed, failed } = checks.end();
process.exit(failed === 0 && passed > 0 ? 0 : 1);
