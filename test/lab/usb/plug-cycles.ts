import type { SimulatedDevice } from '../../../devices/simulated/simulated-device.ts';
import { CheckFailed, same } from './checks.ts';
import type { LabStation } from './lab-station.ts';
import { namedDevice } from './named-device.ts';

/** What plugging in and out again and again took, in milliseconds: one number for each time. */
export interface CycleTimes {
  readonly ins: readonly number[];
  readonly outs: readonly number[];
  /** What was not told in time, in words. */
  readonly lost: readonly string[];
}

/** Each so manieth device is read as well: what a reading opens must be closed again. */
const readsEvery = 5;

/**
 * Plugs in and out so many times, on the root hubs of two controllers at once; a lost event in either
 * direction is noted, and the rest goes on. Ends with an empty list of the reader. `after` is called after every time.
 */
export async function plugCycles(
  station: LabStation,
  cycles: number,
  after: (done: number) => Promise<void> = async () => undefined,
): Promise<CycleTimes> {
  const ins: number[] = [];
  const outs: number[] = [];
  const lost: string[] = [];
  let left = cycles;
  const cycle = async (device: SimulatedDevice, controller: number) => {
    while (left > 0) {
      left -= 1;
      const reads = left % readsEvery === 0;
      try {
        const plugged = await station.plug(device, { controller });
        ins.push(plugged.attachedMs);
        if (reads) {
          const { complete } = await station.read(plugged.summary.deviceId, 'L1');
          same('a complete reading', complete, true);
        }
        outs.push(await station.unplug(plugged));
      } catch (error) {
        if (!(error instanceof CheckFailed)) throw error;
        lost.push(error.message);
      }
      await after(cycles - left);
    }
  };
  await Promise.all([
    cycle(namedDevice('android-full'), 0),
    cycle(otherNumber(namedDevice('android-healthy')), 1),
  ]);
  same('list afterwards', await station.reader.call('device.list', {}), { ok: true, value: [] });
  return { ins, outs, lost };
}

/** The same device with a product number of its own, by which its events are known. */
function otherNumber(device: SimulatedDevice): SimulatedDevice {
  const productId = 0x4ee3;
  const descriptors = Uint8Array.from(device.descriptors);
  descriptors.set([productId & 0xff, productId >> 8], 10);
  return { ...device, productId, descriptors };
}
