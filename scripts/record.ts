/**
 * `npm run record`: one probe's reading of one device as a transcript, the format of docs/probes.md,
 * without serial numbers. Prints it, or writes it to a file. Look at it before it is committed.
 *
 *     npm run record -- list
 *     npm run record -- simulated android-full mtp-contents
 *     npm run record -- port 1-4 mtp-contents devices/probes/transcripts/mtp-contents.my-phone.txt
 *
 * `simulated` takes a device of devices/simulated, `port` one that is plugged in here (or, in the USB
 * lab, into its kernel). Without a probe every probe that fits is named.
 */
import { writeFileSync } from 'node:fs';
import { describe, type DescribedDevice } from '../devices/described-device.ts';
import type { AttachedDevice, UsbBus } from '../devices/bus.ts';
import type { Probe } from '../devices/probe.ts';
import { probes } from '../devices/registry.ts';
import { simulatedDevice, simulatedDevices } from '../devices/simulated/catalogue.ts';
import { SimulatedBus } from '../devices/simulated/simulated-bus.ts';
import { loadUsbNames } from '../main/reader/load-usb-names.ts';
import { recordReading } from '../test/lab/record-reading.ts';
import { machineBus } from '../test/lab/machine-bus.ts';
import { nodeTimers } from '../main/reader/node-timers.ts';

/** What cannot be recorded, said in one line. */
class NotRecorded extends Error {}

const [place = 'list', which = '', probeId = '', file = ''] = process.argv.slice(2);
const names = await loadUsbNames(new URL('../assets/usb-names.json', import.meta.url));

try {
  const bus = place === 'simulated' ? simulatedBus(which) : machineBus();
  await bus.start({ attached: () => {}, detached: () => {}, stateChanged: () => {} });
  try {
    await record(bus);
  } finally {
    await bus.stop();
  }
} catch (error) {
  if (!(error instanceof NotRecorded)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function record(bus: UsbBus): Promise<void> {
  const listed = await bus.list();
  if (!listed.ok) throw new NotRecorded(`${listed.fault.code}: ${listed.fault.detail}`);
  if (place === 'list') return print(listed.value);
  const attached = listed.value.find(({ portPath }) => place === 'simulated' || portPath === which);
  if (attached === undefined) throw new NotRecorded(`Nothing is plugged into port ${which}`);
  const device = describe(attached, names);
  const probe = chosenProbe(device);
  const opened = await bus.open(attached.deviceId);
  if (!opened.ok) throw new NotRecorded(`${opened.fault.code}: ${opened.fault.detail}`);
  const { vendorName, productName } = device.summary;
  const recording = await recordReading(probe, opened.value, device, [
    `${vendorName ?? 'Unknown maker'} ${productName ?? 'unknown product'}, ${place}, ${process.platform}.`,
    'No visitor data in these bytes: look before this is committed.',
  ]);
  await opened.value.close();
  if (file === '') process.stdout.write(recording.transcript);
  else writeFileSync(file, recording.transcript);
  console.error(`${recording.facts.length} facts, ${recording.fault ?? 'no fault'}`);
}

function chosenProbe(device: DescribedDevice): Probe {
  const fitting = probes.filter((probe) => probe.matches(device));
  const probe = fitting.find(({ id }) => id === probeId);
  if (probe !== undefined) return probe;
  const ids = fitting.map(({ id }) => id).join(', ');
  throw new NotRecorded(`Name a probe that fits this device: ${ids === '' ? 'none does' : ids}`);
}

function simulatedBus(name: string): UsbBus {
  const device = simulatedDevice(name);
  if (device === undefined) {
    throw new NotRecorded(
      `No simulated device ${name}. ${simulatedDevices.map((one) => one.name).join(' ')}`,
    );
  }
  const bus = new SimulatedBus(nodeTimers, 0);
  bus.plug(device, '1-1');
  return bus;
}

function print(devices: readonly AttachedDevice[]): void {
  for (const attached of devices) {
    const { summary } = describe(attached, names);
    console.log(`${summary.portPath}  ${summary.vendorName ?? '?'} ${summary.productName ?? '?'}`);
  }
  if (devices.length === 0) console.log('Nothing is plugged in');
}
