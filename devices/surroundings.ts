import type { DescribedDevice } from './described-device.ts';
import type { PortPast } from './port-history.ts';

/** Short texts of the system by their path, white space at the ends removed. */
export type Texts = Readonly<Record<string, string>>;

/**
 * What the system shows of a port without asking the device. Linux: attributes of sysfs by their path
 * below the folder that is meant; links appear as the name that they lead to.
 */
export interface PortTexts {
  /** The device's own folder; of each interface its `driver`, below `1.0/`. */
  readonly device: Texts;
  /** The port that it hangs on (`usb1-port2`), and the `speed` of the machine's own hub. */
  readonly port: Texts;
  /**
   * The USB-C connector of that port: its own attributes, `partner/…`, `cable/…`, and the powers below
   * `own/`, `other/`. Null when this machine shows none.
   */
  readonly typeC: Texts | null;
}

/** Another device of the machine. */
export interface Neighbour {
  readonly device: DescribedDevice;
  /** How much later it came than the device that is read (negative: earlier); null: not known. */
  readonly secondsLater: number | null;
}

/** All that is known of a device's place; nothing here is asked of the device. */
export interface Surroundings {
  /** Null on a system that shows none. */
  readonly texts: PortTexts | null;
  readonly neighbours: readonly Neighbour[];
  readonly past: PortPast;
  /** Whether the kernel's log is listened to; null where there is none. */
  readonly kernelLogHeard: boolean | null;
}

/** Below `portPath`, at any depth. */
export function hangsBelow(portPath: string, hubPath: string): boolean {
  return portPath.startsWith(`${hubPath}.`);
}

/** The hubs between machine and device, from the machine outward. */
export function hubsAbove(
  device: DescribedDevice,
  around: Surroundings,
): readonly DescribedDevice[] {
  return around.neighbours
    .map((one) => one.device)
    .filter((one) => hangsBelow(device.summary.portPath, one.summary.portPath))
    .toSorted((one, other) => one.summary.portPath.length - other.summary.portPath.length);
}

/** Everything that hangs below a hub. */
export function devicesBelow(device: DescribedDevice, around: Surroundings): readonly Neighbour[] {
  return around.neighbours.filter((one) =>
    hangsBelow(one.device.summary.portPath, device.summary.portPath),
  );
}

/** A whole number of an attribute; null when it is absent or something else. */
export function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/u.test(text) ? Number(text) : null;
}
