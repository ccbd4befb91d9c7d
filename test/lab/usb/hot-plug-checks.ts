import { simulatedDevices } from '../../../devices/simulated/catalogue.ts';
import type { SimulatedDevice } from '../../../devices/simulated/simulated-device.ts';
import type { UsbNames } from '../../../devices/usb/usb-names.ts';
import { CheckFailed, holds, same, type Checks } from './checks.ts';
import { comparable, expectedReadout } from './expected-readout.ts';
import type { Figures } from './figures.ts';
import type { LabStation } from './lab-station.ts';

const cycles = 20;
const atOnce = 10;

/** The product's promise: a device is on screen within a second. */
const promisedMs = 1000;

/** Plugging again and again, and many at once. */
export async function checkHotPlug(
  checks: Checks,
  station: LabStation,
  figures: Figures,
  names: UsbNames,
): Promise<void> {
  await checks.check(
    'android-full: a second reading of one attachment finds the same',
    async () => {
      const plugged = await station.plug(named('android-full'));
      const first = await station.read(plugged.summary.deviceId);
      const second = await station.read(plugged.summary.deviceId);
      await station.unplug(plugged);
      same('complete', [first.complete, second.complete], [true, true]);
      same('facts', comparable(second.facts), comparable(first.facts));
    },
  );

  await checks.check(`${cycles} times in and out, no event lost`, async () => {
    const device = named('android-full');
    const ins: number[] = [];
    const outs: number[] = [];
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const plugged = await station.plug(device);
      ins.push(plugged.attachedMs);
      outs.push(await station.unplug(plugged));
    }
    same('list afterwards', await station.reader.call('device.list', {}), { ok: true, value: [] });
    figures.note('plug to event, median of 20, ms', median(ins));
    figures.note('plug to event, slowest of 20, ms', Math.max(...ins));
    figures.note('unplug to event, median of 20, ms', median(outs));
    figures.note('unplug to event, slowest of 20, ms', Math.max(...outs));
    const middle = Math.round(median(ins));
    const middleOut = Math.round(median(outs));
    holds(middle <= promisedMs, `the median from plug to event is ${middle} ms`);
    // The reader's own look at the list would find it too, only seconds later.
    holds(middleOut <= promisedMs, `the median from unplug to event is ${middleOut} ms`);
    return `in ${middle} ms, out ${middleOut} ms (medians)`;
  });

  await checks.check(`${atOnce} devices at once: every event and every fact`, async () => {
    const devices = tenDifferent();
    const startedMs = performance.now();
    const telling = devices.map((device) => station.told(device, 15_000));
    const busIds: string[] = [];
    for (const device of devices) busIds.push(await station.attach(device));
    const told = await Promise.all(telling);
    const toldMs = performance.now() - startedMs;
    const readouts = await Promise.all(told.map(({ summary }) => station.read(summary.deviceId)));
    const readMs = performance.now() - startedMs;
    for (const [index, device] of devices.entries()) {
      const expected = await expectedReadout(device, names);
      const facts = readouts[index]?.facts ?? [];
      same(`facts of ${device.name}`, comparable(facts), comparable(expected.facts));
    }
    for (const busId of busIds) station.detach(busId);
    await Promise.all(told.map(({ summary }) => station.gone(summary.deviceId, 10_000)));
    figures.note('ten devices: first plug to last event, ms', toldMs);
    figures.note('ten devices: first plug to last fact, ms', readMs);
    return `all told after ${Math.round(toldMs)} ms, all read after ${Math.round(readMs)} ms`;
  });
}

function named(name: string): SimulatedDevice {
  const device = simulatedDevices.find((one) => one.name === name);
  if (device === undefined) throw new CheckFailed(`no simulated device ${name}`);
  return device;
}

/** Ten devices of the catalogue that answer, no two with the same numbers. */
function tenDifferent(): readonly SimulatedDevice[] {
  const unfit = ['liar', 'hanging', 'vanishing', 'bad-usb'];
  const ids = new Set<string>();
  const chosen = simulatedDevices.filter(({ name, vendorId, productId }) => {
    const id = `${vendorId}:${productId}`;
    if (unfit.includes(name) || ids.has(id)) return false;
    ids.add(id);
    return true;
  });
  return chosen.slice(0, atOnce);
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
