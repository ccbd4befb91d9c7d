import type { DescribedDevice } from '../described-device.ts';
import type { Look } from '../look.ts';
import { derived, measured, reported, type ProbeFact } from '../probe.ts';
import { devicesBelow, hubsAbove, type Neighbour, type Surroundings } from '../surroundings.ts';
import { everyInterface, isKeyboard, isStorage } from '../usb/device-kind.ts';
import { speedText } from '../usb/speed-text.ts';

/** Where the device hangs: which hubs are between, how fast they are, what else hangs there. */
export const hubTree: Look = {
  id: 'hub-tree',
  layer: 'L0',
  matches: (_device, around) => around !== null,
  facts(device, around) {
    return around === null ? [] : [...above(device, around), ...below(device, around)];
  },
};

function above(device: DescribedDevice, around: Surroundings): readonly ProbeFact[] {
  const hubs = hubsAbove(device, around);
  const facts: ProbeFact[] = [measured('hub.depth', hubs.length, 'count')];
  if (hubs.length === 0) return facts;
  facts.push(measured('hub.chain', hubs.map(hubText)));
  const speeds = hubs.flatMap((hub) => hub.bitsPerSecond ?? []);
  if (speeds.length === hubs.length) {
    facts.push(measured('hub.slowest', Math.min(...speeds), 'bit-per-second'));
  }
  // A hub for SuperSpeed says 2.10 on its USB 2 half; 2.00 and older can be nothing faster.
  const old = hubs.find((hub) => (hub.descriptors?.usbVersionBcd ?? 0x0210) < 0x0201);
  if (old !== undefined) facts.push(derived('hub.usb2-only', hubText(old)));
  const nearest = hubs.at(-1);
  const selfPowered = nearest === undefined ? null : isSelfPowered(nearest);
  if (nearest !== undefined && selfPowered !== null) {
    facts.push(
      reported('hub.self-powered', selfPowered),
      derived('hub.power-asked', milliamperesBelow(nearest, device, around), 'milliampere'),
    );
  }
  facts.push(...company(device, hubs, around));
  return facts;
}

/** A stick that hides a hub brings its keyboard along as a device of its own. */
function company(
  device: DescribedDevice,
  hubs: readonly DescribedDevice[],
  around: Surroundings,
): readonly ProbeFact[] {
  const nearest = hubs.at(-1);
  if (nearest === undefined || !everyInterface(device.descriptors).some(isStorage)) return [];
  return keyboardFacts(devicesBelow(nearest, around));
}

function below(device: DescribedDevice, around: Surroundings): readonly ProbeFact[] {
  if (device.summary.kind !== 'hub' && device.summary.kind !== 'dock') return [];
  const all = devicesBelow(device, around);
  const facts: ProbeFact[] = [measured('hub.devices-below', all.length, 'count')];
  if (all.length > 0) facts.push(measured('hub.names-below', all.slice(0, 32).map(neighbourText)));
  return [...facts, ...keyboardFacts(all)];
}

function keyboardFacts(all: readonly Neighbour[]): readonly ProbeFact[] {
  const keyboards = all.filter(({ device }) => everyInterface(device.descriptors).some(isKeyboard));
  if (keyboards.length === 0) return [];
  const facts: ProbeFact[] = [measured('hub.keyboard', true)];
  const later = keyboards.flatMap(({ secondsLater }) => secondsLater ?? []);
  if (later.length > 0) {
    facts.push(measured('hub.keyboard-after', Math.round(Math.max(...later)), 'second'));
  }
  const storage = all.some(({ device }) => everyInterface(device.descriptors).some(isStorage));
  facts.push(measured('hub.storage-beside-keyboard', storage));
  return facts;
}

/** What all devices right below a hub ask together, the one that is read included. */
function milliamperesBelow(
  hub: DescribedDevice,
  device: DescribedDevice,
  around: Surroundings,
): number {
  const others = devicesBelow(hub, around).map((one) => one.device);
  return [device, ...others]
    .filter((one) => isSelfPowered(one) === false)
    .reduce((sum, one) => sum + (one.descriptors?.configurations[0]?.maxMilliamperes ?? 0), 0);
}

function isSelfPowered(device: DescribedDevice): boolean | null {
  return device.descriptors?.configurations[0]?.selfPowered ?? null;
}

function hubText(hub: DescribedDevice): string {
  const { portPath, productName, vendorName } = hub.summary;
  const power = isSelfPowered(hub);
  const powered = power === null ? '' : power ? ', own power' : ', bus power';
  const name = productName ?? vendorName ?? 'hub';
  return `${portPath} ${name}, ${speedText(hub.bitsPerSecond)}${powered}`;
}

function neighbourText({ device }: Neighbour): string {
  const { portPath, kind, productName, vendorName } = device.summary;
  return `${portPath} ${productName ?? vendorName ?? kind}, ${speedText(device.bitsPerSecond)}`;
}
