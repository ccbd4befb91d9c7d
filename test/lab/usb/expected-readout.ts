import { isAppleMobile } from '../../../shared/domain/apple-device.ts';
import { diagnose } from '../../../devices/diagnose.ts';
import { describe } from '../../../devices/described-device.ts';
import { dockParts } from '../../../devices/probes/dock-parts.ts';
import { hidListId } from '../../../devices/probes/hid-list.ts';
import { hubTree } from '../../../devices/probes/hub-tree.ts';
import { portLink } from '../../../devices/probes/port-link.ts';
import { portTrouble } from '../../../devices/probes/port-trouble.ts';
import { typecBay } from '../../../devices/probes/typec-bay.ts';
import { probes } from '../../../devices/registry.ts';
import { SimulatedBus } from '../../../devices/simulated/simulated-bus.ts';
import { data, type SimulatedDevice } from '../../../devices/simulated/simulated-device.ts';
import { StopSource } from '../../../devices/stop-source.ts';
import type { UsbNames } from '../../../devices/usb/usb-names.ts';
import { nodeTimers } from '../../../main/reader/node-timers.ts';
import { systemClock } from '../../../shared/base/clock.ts';
import { fault } from '../../../shared/base/fault.ts';
import { err } from '../../../shared/base/result.ts';
import type { Fact, Layer, Readout } from '../../../shared/domain/readout.ts';
import { reportDescriptor, withHidDescriptors } from './hid-on-wire.ts';

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
      open: () =>
        // usbmuxd is not in the guest, and an iPhone is asked through nobody else.
        isAppleMobile(attached)
          ? Promise.resolve(err(fault('device/service-missing', 'no usbmuxd')))
          : bus.open(attached.deviceId),
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
 * Questions whose answer stands in the surroundings and not in the device: what sysfs shows of port, hub
 * and connector, what hangs on a hub, and what the kernel knows of HID interfaces (hid-checks.ts).
 */
const ofTheBus: readonly string[] = [
  ...[portLink, portTrouble, dockParts, hubTree, typecBay].map(({ id }) => id),
  hidListId,
];

/**
 * The port's own name, and what is only time: how fast a drive's sample was and how far it came in five
 * seconds, the milliseconds between two keys, and the seconds between a camera's clock and ours.
 */
const keysOfTheBus: readonly string[] = [
  ...['usb.port', 'drive-sample.speed', 'drive-sample.slow'],
  ...['drive-sample.spots', 'drive-sample.bytes'],
  ...['keys.fastest-gap', 'keys.median-gap', 'keys.bounces'],
  'camera.clock-offset',
];

/** The facts that both readings must share, in the order of their keys. */
export function comparable(facts: readonly Fact[]): FactValues {
  return Object.fromEntries(
    facts
      .filter(({ key, probe }) => !keysOfTheBus.includes(key) && !ofTheBus.includes(probe))
      .map(({ key, value }) => [key, value] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** How each question to the device itself ended, by the name of its probe. */
export function outcomes({ probes: ended }: Readout): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ended
      .filter(({ probe }) => !ofTheBus.includes(probe))
      .map(({ probe, fault }) => [probe, fault?.code ?? 'ok'] as const),
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
  const { sysfs } = device;
  // The guest's kernel has no driver for networks: it shows the device, and no network of it.
  const shownOfIt = sysfs === undefined ? {} : { sysfs: { '1-1:1.0/bInterfaceClass': '02' } };
  const open = withReportDescriptors(device);
  return { ...lifeless(device), ...shownOfIt, descriptors, strings, open };
}

/** The report descriptor that the wire gives a HID interface without one of its own (hid-on-wire.ts). */
function withReportDescriptors(device: SimulatedDevice): SimulatedDevice['open'] {
  return () => {
    const responder = device.open();
    return {
      answer(exchange) {
        const answer = responder.answer(exchange);
        const asked =
          exchange.kind === 'control-in' &&
          exchange.setup.type === 'standard' &&
          exchange.setup.recipient === 'interface' &&
          exchange.setup.value === 0x2200;
        if (!asked || answer.type !== 'stall') return answer;
        return data(reportDescriptor(device, exchange.setup.index & 0xff));
      },
    };
  };
}

/** On the wire a device neither leaves by itself nor has anything on its ports. */
function lifeless({ life: _life, parts: _parts, ...device }: SimulatedDevice): SimulatedDevice {
  return device;
}

function shown(text: string | null): string | null {
  const [first = ''] = (text ?? '').slice(0, longestString).split('\u0000');
  return first === '' ? null : first;
}

/** The bytes of `descriptors` in sysfs for a simulated device. */
export function descriptorsInSysfs(device: SimulatedDevice): Uint8Array {
  return asLinuxShows(device).descriptors;
}
