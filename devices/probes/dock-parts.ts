import type { DescribedDevice } from '../described-device.ts';
import type { Look } from '../look.ts';
import { derived, measured, reported, type ProbeFact } from '../probe.ts';
import { devicesBelow, hubsAbove, type Surroundings } from '../surroundings.ts';
import { usbClass } from '../usb/device-kind.ts';
import { usbId } from '../usb/device-modes.ts';
import { dockModels } from '../usb/dock-models.ts';

const displayLink = 0x17e9;
const superSpeed = 5_000_000_000;

/** What a dock consists of: its hub, what hangs below it, and its SuperSpeed half. */
export const dockParts: Look = {
  id: 'dock-parts',
  layer: 'L0',
  matches: (_device, around) => around !== null,
  facts(device, around) {
    const hub = around === null ? null : hubOf(device, around);
    if (around === null || hub === null) return [];
    const halves = [hub, ...otherHalves(hub, around)];
    const below = halves
      .flatMap((half) => devicesBelow(half, around))
      .map((neighbour) => neighbour.device);
    if (device !== hub) below.push(device);
    const parts = [...new Set(below.flatMap(partOf))];
    const model = modelOf([...halves, ...below]);
    // A hub with a mouse is a hub; with a network, sound or picture of its own it is a dock.
    if (parts.length === 0 && model === null) return [];
    const facts: ProbeFact[] = [derived('dock.parts', parts)];
    const [configuration] = hub.descriptors?.configurations ?? [];
    if (configuration !== undefined) {
      facts.push(reported('dock.self-powered', configuration.selfPowered));
    }
    const capable = hub.bos?.superSpeed === true || hub.bos?.superSpeedPlus === true;
    // Without a container number nothing tells which SuperSpeed hub belongs to this one.
    if (capable && hub.bos?.containerId != null) {
      const found = halves.some((half) => (half.bitsPerSecond ?? 0) >= superSpeed);
      facts.push(measured('dock.superspeed-half', found));
    }
    if (model === null) return facts;
    const seen = new Set([...halves, ...below].map(idOf));
    const missing = model.parts.filter((part) => !part.ids.some((id) => seen.has(id)));
    facts.push(derived('dock.model', model.name));
    if (missing.length > 0) {
      facts.push(
        derived(
          'dock.missing',
          missing.map((part) => part.name),
        ),
      );
    }
    return facts;
  },
};

/** What comes within so many seconds came in one box. */
const togetherSeconds = 10;

/** The device itself when it is a hub, else the outermost hub that came together with it. */
function hubOf(device: DescribedDevice, around: Surroundings): DescribedDevice | null {
  if (device.summary.kind === 'hub') return device;
  const [outermost] = hubsAbove(device, around);
  const seconds = around.neighbours.find((one) => one.device === outermost)?.secondsLater ?? null;
  const together = seconds !== null && Math.abs(seconds) <= togetherSeconds;
  return outermost !== undefined && together ? outermost : null;
}

/** The hubs that are the same box: Container ID, USB 3.2 section 9.6.2.3. */
function otherHalves(device: DescribedDevice, around: Surroundings): readonly DescribedDevice[] {
  const container = device.bos?.containerId ?? null;
  // Makers who left the number empty would join every box.
  if (container === null || /^0+$/u.test(container)) return [];
  return around.neighbours
    .map((neighbour) => neighbour.device)
    .filter((one) => one.summary.kind === 'hub' && one.bos?.containerId === container);
}

function partOf({ summary, descriptors }: DescribedDevice): readonly string[] {
  if (summary.vendorId === displayLink) return ['picture (DisplayLink)'];
  const classes = new Set(
    descriptors?.configurations.flatMap((one) => one.interfaces).map((one) => one.classCode),
  );
  if (summary.kind === 'network-adapter') return ['network'];
  if (summary.kind === 'headset' && classes.has(usbClass.audio)) return ['audio'];
  if (classes.has(usbClass.billboard)) return ['billboard'];
  return [];
}

function modelOf(all: readonly DescribedDevice[]) {
  const ids = new Set(all.map(idOf));
  return dockModels.find((model) => model.recognisedBy.some((id) => ids.has(id))) ?? null;
}

function idOf({ summary }: DescribedDevice): string {
  return usbId(summary.vendorId, summary.productId);
}
