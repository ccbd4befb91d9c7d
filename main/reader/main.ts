import { v7 as uuid } from 'uuid';
import { probes } from '../../devices/registry.ts';
import { systemClock } from '../../shared/base/clock.ts';
import { cleanParagraphs } from '../../shared/base/untrusted-text.ts';
import {
  mayUseAndroidDebugging,
  supervisionFilesFrom,
  takenDriversFile,
} from '../config/reader-arguments.ts';
import { newAdbKey } from './adb-key.ts';
import { AppleDevices } from './apple/apple-devices.ts';
import { loadSupervisionIdentity } from './apple/supervision-identity.ts';
import { usbmuxdAddress } from './apple/usbmuxd-address.ts';
import { loadHidLibrary } from './hid-library.ts';
import { askWarden, wardenSocket, openWardenLog } from './warden-client.ts';
import { JailKeeper, loadOwnEquipment, ownEquipmentFile } from './jail-keeper.ts';
import { KernelLog, openKernelLog } from './kernel-log.ts';
import { loadUsbNames } from './load-usb-names.ts';
import { nodeTimers } from './node-timers.ts';
import { typeCSysfs } from './port-texts.ts';
import { processChannel } from './process-channel.ts';
import { serveReader } from './serve-reader.ts';
import { usbSysfs } from './sysfs.ts';
import { TakenDrivers } from './taken-drivers.ts';
import { MachineUsbBus } from './usb-bus.ts';
import { loadUsbLibrary } from './usb-library.ts';

const usbmuxd = usbmuxdAddress(process.env['USBMUXD_SOCKET_ADDRESS'], process.platform);
const supervisionFiles = supervisionFilesFrom(process.argv);
const supervision =
  supervisionFiles === null ? null : await loadSupervisionIdentity(supervisionFiles);
if (supervision?.ok === false) {
  // The readings say so too; without it iPhones are asked the ordinary way.
  const { code, detail } = supervision.fault;
  process.stderr.write(`reader: ${code}: ${detail}\n`);
}

const takenFile = process.platform === 'linux' ? takenDriversFile(process.argv) : null;
const takenDrivers = takenFile === null ? null : new TakenDrivers(takenFile);
await takenDrivers?.load();

const bus = new MachineUsbBus({
  ...(takenDrivers === null ? {} : { takenDrivers }),
  loadUsb: loadUsbLibrary,
  loadHid: loadHidLibrary,
  sysfsRoot: process.platform === 'linux' ? usbSysfs : null,
  timers: nodeTimers,
  apple: new AppleDevices({
    address: usbmuxd,
    timers: nodeTimers,
    nowMs: systemClock.nowMs,
    supervision,
  }),
});

/**
 * `usb` 3.1.0 rejects and throws past its callers when the bus cannot be watched: that is a fault.
 * Everything else is a bug: it ends this process, which the kiosk starts again.
 */
function faultOrCrash(error: unknown): void {
  if (bus.tookError(error)) return;
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`reader: ${cleanParagraphs(told, 4000)}\n`);
  process.exit(1);
}
process.on('unhandledRejection', faultOrCrash);
process.on('uncaughtException', faultOrCrash);

const own = process.platform === 'linux' ? await loadOwnEquipment(ownEquipmentFile) : null;
const jail = new JailKeeper({
  own: own ?? [],
  ask: (request) => askWarden(wardenSocket, request),
});
// The warden may read the log where this process may not.
const kernelLog = new KernelLog({
  openLog: async (after) => (await openKernelLog()) ?? openWardenLog(wardenSocket, after),
  timers: nodeTimers,
  random: Math.random,
});

await serveReader({
  channel: processChannel(),
  bus,
  names: await loadUsbNames(new URL('../../assets/usb-names.json', import.meta.url)),
  clock: systemClock,
  timers: nodeTimers,
  probes,
  ...(process.platform === 'linux' ? { kernelLog, typeCRoot: typeCSysfs } : {}),
  ...(own === null ? {} : { jail }),
  newReadoutId: uuid,
  nowMicroseconds: () => performance.now() * 1000,
  newAdbKey: mayUseAndroidDebugging(process.argv) ? newAdbKey : null,
});
