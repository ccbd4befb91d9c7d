import type { Readout } from '../../../../shared/domain/readout.ts';
import { holds } from '../checks.ts';
import type { LabStation } from '../lab-station.ts';
import { namedDevice } from '../named-device.ts';
import type { MeasuredClass } from './measured.ts';
import { peers, runLsusb, type Peer } from './peers.ts';

/** One device for each class; those with a program of their own come first. */
const names: readonly string[] = [
  ...Object.keys(peers),
  ...['usb-stick', 'printer', 'keyboard', 'security-key', 'smart-card-reader'],
  ...['ups', 'webcam', 'headset', 'network-adapter', 'dock'],
];

type Samples = { readonly [K in Exclude<keyof MeasuredClass, 'device' | 'peer'>]: number[] };

/** What a class was measured in so far. */
interface Lane extends Samples {
  readonly device: string;
  readonly peer: string | null;
}

/**
 * Every class once in each round, so that what else the machine does meets all alike; our reading and the
 * peer's command take turns in who is first, and so do layer 0 and `lsusb` right after the event. The round before the first warms up and does not count.
 */
export async function measureClasses(
  station: LabStation,
  rounds: number,
): Promise<{ firstEventMs: number; classes: readonly MeasuredClass[] }> {
  const lanes = names.map(newLane);
  let firstEventMs: number | null = null;
  for (let round = 0; round <= rounds; round += 1) {
    for (const lane of lanes) {
      const eventMs = await measureOnce(station, round === 0 ? newLane(lane.device) : lane, round);
      firstEventMs ??= eventMs;
    }
  }
  return { firstEventMs: firstEventMs ?? Number.NaN, classes: lanes };
}

function newLane(device: string): Lane {
  const peer = peers[device]?.command ?? null;
  const times = {
    kernel: [],
    event: [],
    afterBound: [],
    afterUdev: [],
    layer0: [],
    lsusbAtOnce: [],
    lsusb: [],
  };
  return { device, peer, ...times, reading: [], peerPart: [], peerCommand: [] };
}

/** Plugs in, reads and pulls out once; answers how long after the kernel's event the reader's came. */
async function measureOnce(station: LabStation, lane: Lane, round: number): Promise<number> {
  const device = namedDevice(lane.device);
  const peer = peers[lane.device] ?? null;
  const plugged = await station.plug(device);
  const { deviceId } = plugged.summary;
  lane.kernel.push(plugged.attachedMs - plugged.afterKernelMs);
  lane.event.push(plugged.afterKernelMs);
  lane.afterBound.push(plugged.afterBoundMs);
  // Just now udev works through what the kernel bound, on the same processor: both know it from there.
  if (round % 2 === 0) {
    const layer0 = await timed(() => station.read(deviceId, 'L0'));
    lane.layer0.push(plugged.afterKernelMs + layer0.tookMs);
  } else {
    lane.lsusbAtOnce.push(await runLsusb(device.vendorId, device.productId));
  }

  lane.afterUdev.push(await plugged.afterUdevMs());

  const ours = async () => {
    await settled(station, plugged.busId);
    // Nobody types at this keyboard; and only an iPhone of these has facts that need consent.
    const upTo = lane.device === 'iphone' ? 'L2' : 'L1';
    const { value, tookMs } = await timed(() => station.read(deviceId, upTo));
    lane.reading.push(tookMs);
    if (peer !== null) lane.peerPart.push(partOf(value, peer, tookMs));
  };
  const theirs = async () => {
    await settled(station, plugged.busId);
    lane.lsusb.push(await runLsusb(device.vendorId, device.productId));
    if (peer === null) return;
    const { durationMs } = await peer.run();
    lane.peerCommand.push(durationMs);
  };
  for (const turn of round % 2 === 0 ? [ours, theirs] : [theirs, ours]) await turn();
  await settled(station, plugged.busId);
  await station.unplug(plugged);
  return plugged.afterKernelMs;
}

/** What the kernel and udev do with a device just now must not be counted as anybody's time. */
function settled(station: LabStation, busId: string): Promise<void> {
  return station.quiet(busId);
}

/** How long the probes took that ask what the peer asks; they must have had their answers. */
function partOf(readout: Readout, { probes }: Peer, wholeMs: number): number {
  if (probes === null) return wholeMs;
  const asked = readout.probes.filter(({ probe }) => probes.includes(probe));
  const failed = asked.filter(({ fault }) => fault !== null);
  holds(asked.length === probes.length, `${probes.join(', ')} did not all run`);
  holds(failed.length === 0, `${JSON.stringify(failed)} failed`);
  return asked.reduce((sum, { durationMs }) => sum + durationMs, 0);
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; tookMs: number }> {
  const startedMs = performance.now();
  const value = await work();
  return { value, tookMs: performance.now() - startedMs };
}
