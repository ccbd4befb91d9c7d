import type { SimulatedDevice } from '../../../devices/simulated/simulated-device.ts';
import { parseDescriptors } from '../../../devices/usb/descriptors.ts';
import { usbClass } from '../../../devices/usb/device-kind.ts';
import type { UsbNames } from '../../../devices/usb/usb-names.ts';
import { holds, patienceMs, same, soon, type Checks } from './checks.ts';
import {
  comparable,
  descriptorsInSysfs,
  expectedReadout,
  outcomes,
  type FactValues,
} from './expected-readout.ts';
import type { Figures } from './figures.ts';
import type { LabStation, Plugged } from './lab-station.ts';
import { lsusbFacts } from './lsusb.ts';
import { patientTypist, typing } from './patient-typist.ts';

/** So many devices are plugged in and read at the same time: most of a reading is waiting. */
const lanes = 6;

/**
 * So many of them are drives, which are read as fast as they go: the guest's one processor has to keep up
 * with the others' deadlines.
 */
const drivesAtOnce = 2;

/**
 * Their sample of 32 spots has five seconds, and says something only where it comes to its end; whoever
 * types has eight, and is as quick as a person.
 */
const alone: readonly string[] = ['stick-bad-spot', 'stick-fake', ...typing];

/**
 * Each device on the real bus: told, bytes unchanged, the same facts as without a bus, and what
 * `lsusb -v` says of it. One is plugged in after the other; two with the same numbers never at once,
 * as nobody could tell them apart.
 */
export async function checkDevices(
  checks: Checks,
  station: LabStation,
  figures: Figures,
  devices: readonly SimulatedDevice[],
  names: UsbNames,
): Promise<void> {
  const isAlone = ({ name }: SimulatedDevice) => alone.includes(name);
  const together = devices.filter((one) => !isAlone(one));
  // Drives take longest, so that they come first.
  const drives = new Set(together.filter(isDrive));
  const waiting = [...drives, ...together.filter((one) => !drives.has(one))];
  const pluggedIn = new Set<SimulatedDevice>();
  const mayStart = (one: SimulatedDevice) => {
    const isAlike = [...pluggedIn].some((other) => numbersOf(other) === numbersOf(one));
    const isOneDriveTooMany =
      drives.has(one) && pluggedIn.intersection(drives).size >= drivesAtOnce;
    return !isAlike && !isOneDriveTooMany;
  };
  let ended = Promise.withResolvers<void>();
  let plugging: Promise<unknown> = Promise.resolve();
  const plug = (device: SimulatedDevice): Promise<Plugged> => {
    const plugged = plugging.then(() => station.plug(device));
    plugging = plugged.catch(() => undefined);
    return plugged;
  };
  async function lane(): Promise<void> {
    while (waiting.length > 0) {
      const index = waiting.findIndex(mayStart);
      const [device] = index < 0 ? [] : waiting.splice(index, 1);
      if (device === undefined) {
        await ended.promise;
        continue;
      }
      pluggedIn.add(device);
      await checks.check(`${device.name}: event, descriptors, facts, lsusb`, async () => {
        const typist = patientTypist(device);
        const plugged = await plug(typist.device);
        const { deviceId } = plugged.summary;
        void station.asked(deviceId, 'press-keys').then(typist.begin, () => undefined);
        try {
          return await look(station, figures, device, plugged, names);
        } finally {
          await station.quiet(plugged.busId);
          await station.unplug(plugged);
        }
      });
      pluggedIn.delete(device);
      ended.resolve();
      ended = Promise.withResolvers<void>();
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane));
  waiting.push(...devices.filter(isAlone));
  await lane();
}

function numbersOf({ vendorId, productId }: SimulatedDevice): string {
  return `${vendorId}:${productId}`;
}

function isDrive({ descriptors }: SimulatedDevice): boolean {
  const parsed = parseDescriptors(descriptors);
  if (!parsed.ok) return false;
  return parsed.value.configurations.some(({ interfaces }) =>
    interfaces.some(({ classCode }) => classCode === usbClass.massStorage),
  );
}

async function look(
  station: LabStation,
  figures: Figures,
  device: SimulatedDevice,
  plugged: Plugged,
  names: UsbNames,
): Promise<string> {
  const { summary, attachedMs, afterKernelMs } = plugged;
  const bytes = await station.descriptors(summary.portPath);
  const wanted = descriptorsInSysfs(device);
  same('descriptors', bytes.toString('hex'), Buffer.from(wanted).toString('hex'));

  const drivers = await station.drivers(summary.portPath);
  const startedMs = performance.now();
  let factsMs = 0;
  const reading = station.read(summary.deviceId).then((readout) => {
    factsMs = performance.now() - startedMs;
    return readout;
  });
  const [readout, expected] = await Promise.all([reading, expectedReadout(device, names)]);
  const facts = comparable(readout.facts);
  const wrong = differences(
    { ...facts, ...outcomes(readout) },
    { ...comparable(expected.facts), ...outcomes(expected) },
  );
  const faults = readout.probes.flatMap(({ fault }) => (fault === null ? [] : [fault.detail]));
  holds(wrong.length === 0, [...wrong, ...faults].join('; '));

  // Whoever takes an interface from the kernel's driver gives it back.
  const wantedDrivers = JSON.stringify(drivers);
  await soon(patienceMs, `the return of ${wantedDrivers}`, async () =>
    JSON.stringify(await station.drivers(summary.portPath)) === wantedDrivers ? true : null,
  );

  const lsusb = await lsusbFacts(device.vendorId, device.productId);
  for (const [key, value] of Object.entries(lsusb.facts))
    same(`${key} of lsusb`, value, facts[key]);
  figures.add({
    device: device.name,
    attachedMs,
    afterKernelMs,
    factsMs,
    plugToFactsMs: attachedMs + factsMs,
    lsusbMs: lsusb.durationMs,
  });
  const ms = (value: number) => `${Math.round(value)} ms`;
  return `event ${ms(attachedMs)}, ${Object.keys(facts).length} facts ${ms(factsMs)}, lsusb -v ${ms(lsusb.durationMs)}`;
}

/** What differs, by name, says more than two long lists. */
function differences(is: FactValues, expected: FactValues): readonly string[] {
  const text = (value: unknown) => JSON.stringify(value ?? null);
  return [...new Set([...Object.keys(is), ...Object.keys(expected)])]
    .filter((key) => text(is[key]) !== text(expected[key]))
    .map((key) => `${key} is ${text(is[key])}, expected ${text(expected[key])}`);
}
