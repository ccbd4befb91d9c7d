import type { SimulatedDevice } from '../../../devices/simulated/simulated-device.ts';
import type { UsbNames } from '../../../devices/usb/usb-names.ts';
import { holds, same, soon, type Checks } from './checks.ts';
import {
  comparable,
  descriptorsInSysfs,
  expectedReadout,
  type FactValues,
} from './expected-readout.ts';
import type { Figures } from './figures.ts';
import type { LabStation, Plugged } from './lab-station.ts';
import { lsusbFacts } from './lsusb.ts';

/** No device may take longer from plug to event; hot-plug-checks.ts looks at the median. */
const longestAttachMs = 3000;

/**
 * One device of the catalogue on the real bus: told in time, bytes unchanged, the same facts as
 * without a bus, and what `lsusb -v` says of it.
 */
export async function checkDevice(
  checks: Checks,
  station: LabStation,
  figures: Figures,
  device: SimulatedDevice,
  names: UsbNames,
): Promise<void> {
  await checks.check(`${device.name}: event, descriptors, facts, lsusb`, async () => {
    const plugged = await station.plug(device);
    try {
      return await look(station, figures, device, plugged, names);
    } finally {
      await station.unplug(plugged);
    }
  });
}

async function look(
  station: LabStation,
  figures: Figures,
  device: SimulatedDevice,
  plugged: Plugged,
  names: UsbNames,
): Promise<string> {
  const { summary, attachedMs, afterKernelMs } = plugged;
  holds(attachedMs <= longestAttachMs, `the event came after ${Math.round(attachedMs)} ms`);
  const bytes = await station.descriptors(summary.portPath);
  const wanted = descriptorsInSysfs(device);
  same('descriptors', bytes.toString('hex'), Buffer.from(wanted).toString('hex'));

  const drivers = await station.drivers(summary.portPath);
  const startedMs = performance.now();
  const readout = await station.read(summary.deviceId);
  const factsMs = performance.now() - startedMs;
  const expected = await expectedReadout(device, names);
  const facts = comparable(readout.facts);
  compareFacts(facts, comparable(expected.facts));
  same('faults', readout.probes.map(outcome), expected.probes.map(outcome));

  // Whoever takes an interface from the kernel's driver gives it back.
  const wantedDrivers = JSON.stringify(drivers);
  await soon(3000, `the return of ${wantedDrivers}`, async () =>
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

/** One wrong fact by name says more than two long lists. */
function compareFacts(is: FactValues, expected: FactValues): void {
  for (const key of new Set([...Object.keys(is), ...Object.keys(expected)])) {
    same(key, is[key] ?? null, expected[key] ?? null);
  }
}

function outcome(one: {
  readonly probe: string;
  readonly fault: { readonly code: string } | null;
}) {
  return `${one.probe} ${one.fault?.code ?? 'ok'}`;
}
