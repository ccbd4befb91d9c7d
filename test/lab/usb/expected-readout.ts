import { diagnose } from '../../../devices/diagnose.ts';
import { describe } from '../../../devices/described-device.ts';
import { probes } from '../../../devices/registry.ts';
import { SimulatedBus } from '../../../devices/simulated/simulated-bus.ts';
import type { SimulatedDevice } from '../../../devices/simulated/simulated-device.ts';
import { StopSource } from '../../../devices/stop-source.ts';
import type { UsbNames } from '../../../devices/usb/usb-names.ts';
import { nodeTimers } from '../../../main/reader/node-timers.ts';
import { systemClock } from '../../../shared/base/clock.ts';
import type { Fact, Layer, Readout } from '../../../shared/domain/readout.ts';
import { withHidDescriptors } from './hid-on-wire.ts';

/** Facts by key. */
export type FactValues = Readonly<Record<string, Fact['value']>>;

/**
 * What the same probes read from the same device without any bus. Everything that a kernel between
 * them changes (and only that) is in `asLinuxShows`.
 */
export async function expectedReadout(
  device: SimulatedDevice,
  names: UsbNames,
  upTo: Layer = 'L2',
): Promise<Readout> {
  const bus = new SimulatedBus(nodeTimers, 0);
  const attached = bus.plug(asLinuxShows(device), '1-1');
  return diagnose(
    { clock: systemClock, timers: nodeTimers, probes, newReadoutId: () => crypto.randomUUID() },
    {
      device: describe(attached, names),
      open: () => bus.open(attached.deviceId),
      hidUsages: () => bus.hidUsages(attached.deviceId),
      upTo,
      deadlineMs: 30_000,
      stop: new StopSource().signal,
      gone: new StopSource().signal,
      onFact: () => {},
      onFinding: () => {},
      onPrompt: () => {},
    },
  );
}

/**
 * Facts that depend on the bus and not on the device: the port, what the kernel knows of HID
 * interfaces (hid-checks.ts looks at it), and how fast a sample of a drive was read.
 */
const ofTheBus = /^(usb\.port$|hid\.|drive-sample\.)/u;

/** The facts that both readings must share, in the order of their keys. */
export function comparable(facts: readonly Fact[]): FactValues {
  return Object.fromEntries(
    facts
      .filter(({ key }) => !ofTheBus.test(key))
      .map(({ key, value }) => [key, value] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** A string descriptor holds 126 UTF-16 units, USB 2.0 section 9.6.7. */
const longestString = 126;

/**
 * A device as it looks after the wire and the kernel: texts are cut at 126 units and end at a NUL
 * (sysfs prints them as C strings), and a count of configurations that is too high is set to what
 * could be read (usb_get_configuration in drivers/usb/core/config.c).
 */
function asLinuxShows(device: SimulatedDevice): SimulatedDevice {
  const { maker, product, serial } = device.strings;
  const descriptors = Uint8Array.from(withHidDescriptors(device));
  descriptors[17] = Math.min(descriptors[17] ?? 0, 1);
  const strings = { maker: shown(maker), product: shown(product), serial: shown(serial) };
  return { ...device, descriptors, strings };
}

function shown(text: string | null): string | null {
  const [first = ''] = (text ?? '').slice(0, longestString).split('\u0000');
  return first === '' ? null : first;
}

/** The bytes of `descriptors` in sysfs for a simulated device. */
export function descriptorsInSysfs(device: SimulatedDevice): Uint8Array {
  return asLinuxShows(device).descriptors;
}
