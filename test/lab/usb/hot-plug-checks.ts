import { readdirSync, readFileSync } from 'node:fs';
import { simulatedDevices } from '../../../devices/simulated/catalogue.ts';
import type { SimulatedDevice } from '../../../devices/simulated/simulated-device.ts';
import type { UsbNames } from '../../../devices/usb/usb-names.ts';
import { CheckFailed, holds, same, soon, type Checks } from './checks.ts';
import { comparable, expectedReadout, outcomes } from './expected-readout.ts';
import type { Figures } from './figures.ts';
import type { LabStation } from './lab-station.ts';
import { leftOut, troubled } from './left-out.ts';

/** More for a night: BALIE_LAB_CYCLES=1000. */
const cycles = Number(process.env.BALIE_LAB_CYCLES ?? 100);
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
      same('outcomes', outcomes(second), outcomes(first));
      same('complete', [first.complete, second.complete], [true, true]);
      same('facts', comparable(second.facts), comparable(first.facts));
    },
  );

  await checks.check(`${cycles} times in and out: no event lost, nothing left open`, async () => {
    const ins: number[] = [];
    const outs: number[] = [];
    const before = openFiles(station.reader.pid);
    let left = cycles;
    const cycle = async (device: SimulatedDevice) => {
      while (left > 0) {
        left -= 1;
        const plugged = await station.plug(device);
        ins.push(plugged.attachedMs);
        outs.push(await station.unplug(plugged));
      }
    };
    // One on the root hub of each speed: the kernel works on both at the same time.
    await Promise.all([cycle(named('android-full')), cycle(otherNumber(named('android-healthy')))]);
    same('list afterwards', await station.reader.call('device.list', {}), { ok: true, value: [] });
    // A file of sysfs may be open at this very moment.
    const after = await soon(
      3000,
      `the end of more than ${before} open files of the reader`,
      () => {
        const now = openFiles(station.reader.pid);
        return now <= before ? now : null;
      },
    );
    same('zombies', zombies(), []);
    figures.note(`in and out ${cycles} times: plug to event, median, ms`, median(ins));
    figures.note(`in and out ${cycles} times: plug to event, slowest, ms`, Math.max(...ins));
    figures.note(`in and out ${cycles} times: unplug to event, median, ms`, median(outs));
    figures.note(`in and out ${cycles} times: unplug to event, slowest, ms`, Math.max(...outs));
    const middle = Math.round(median(ins));
    const middleOut = Math.round(median(outs));
    holds(middle <= promisedMs, `the median from plug to event is ${middle} ms`);
    // The reader's own look at the list would find it too, only seconds later.
    holds(middleOut <= promisedMs, `the median from unplug to event is ${middleOut} ms`);
    return `in ${middle} ms, out ${middleOut} ms (medians), open files ${before} before and ${after} after`;
  });

  await checks.check(`${atOnce} devices at once: every event and every fact`, async () => {
    const devices = tenDifferent();
    const startedMs = performance.now();
    const telling = devices.map((device) => station.told(device, 15_000));
    const busIds: string[] = [];
    for (const device of devices) busIds.push(await station.attach(device));
    const told = await Promise.all(telling);
    const toldMs = performance.now() - startedMs;
    const readouts = await Promise.all(
      // Not to L2: nobody types on ten devices at once.
      told.map(({ summary }) => station.read(summary.deviceId, 'L1')),
    );
    const readMs = performance.now() - startedMs;
    for (const [index, device] of devices.entries()) {
      const expected = await expectedReadout(device, names, 'L1');
      const readout = readouts[index];
      if (readout === undefined) throw new CheckFailed(`no readout of ${device.name}`);
      same(`outcomes of ${device.name}`, outcomes(readout), outcomes(expected));
      const { facts } = readout;
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

/** The same device with a product number of its own, by which its events are known. */
function otherNumber(device: SimulatedDevice): SimulatedDevice {
  const productId = 0x4ee3;
  const descriptors = Uint8Array.from(device.descriptors);
  descriptors.set([productId & 0xff, productId >> 8], 10);
  return { ...device, productId, descriptors };
}

/** How many files a process has open, sockets and events among them. */
function openFiles(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

/** Processes of the guest that have ended and that nobody asked after (proc(5), field 3 of stat). */
function zombies(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(statOf)
    .filter((stat) => /\) Z /u.test(stat));
}

function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    // It has ended since the list was read.
    return '';
  }
}

/** Ten devices of the catalogue that answer, no two with the same numbers. */
function tenDifferent(): readonly SimulatedDevice[] {
  const unfit = [...troubled, ...Object.keys(leftOut)];
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
