import type { UsbNames } from '../../../devices/usb/usb-names.ts';
import { CheckFailed, holds, patienceMs, same, soon, type Checks } from './checks.ts';
import { comparable, expectedReadout, outcomes } from './expected-readout.ts';
import type { Figures } from './figures.ts';
import type { LabStation } from './lab-station.ts';
import { namedDevice } from './named-device.ts';
import { plugCycles } from './plug-cycles.ts';
import { openFiles, zombies } from './reader-state.ts';
import { plugTen } from './ten-at-once.ts';
import { controllers } from './vhci.ts';

/** More for a night: BALIE_LAB_CYCLES=1000. */
const cycles = Number(process.env.BALIE_LAB_CYCLES ?? 100);

/** An event that comes later was found by the reader's own look at the list. */
const byEventMs = 1000;

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
      const plugged = await station.plug(namedDevice('android-full'));
      const first = await station.read(plugged.summary.deviceId);
      const second = await station.read(plugged.summary.deviceId);
      await station.unplug(plugged);
      same('outcomes', outcomes(second), outcomes(first));
      same('complete', [first.complete, second.complete], [true, true]);
      same('facts', comparable(second.facts), comparable(first.facts));
    },
  );

  await checks.check(`${cycles} times in and out: no event lost, nothing left open`, async () => {
    const before = openFiles(station.reader.pid);
    const { ins, outs, lost } = await plugCycles(station, cycles);
    same('lost events', lost, []);
    // A file of sysfs may be open at this very moment.
    const after = await soon(
      patienceMs,
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
    holds(middleOut <= byEventMs, `the median from unplug to event is ${middleOut} ms`);
    return `in ${middle} ms, out ${middleOut} ms (medians), open files ${before} before and ${after} after`;
  });

  await checks.check('ten devices at once: every event and every fact', async () => {
    const startedMs = performance.now();
    const ten = await plugTen(station, controllers());
    const readouts = await Promise.all(
      // Not to L2: nobody types on ten devices at once.
      ten.told.map(({ summary }) => station.read(summary.deviceId, 'L1')),
    );
    const readMs = performance.now() - startedMs;
    for (const [index, device] of ten.devices.entries()) {
      const expected = await expectedReadout(device, names, 'L1');
      const readout = readouts[index];
      if (readout === undefined) throw new CheckFailed(`no readout of ${device.name}`);
      same(`outcomes of ${device.name}`, outcomes(readout), outcomes(expected));
      const { facts } = readout;
      same(`facts of ${device.name}`, comparable(facts), comparable(expected.facts));
    }
    await ten.unplugAll();
    figures.note('ten devices: first plug to last event of the kernel, ms', ten.lastKernelMs);
    figures.note('ten devices: first plug to last event of the reader, ms', ten.lastToldMs);
    figures.note('ten devices: first plug to last fact, ms', readMs);
    return `all told after ${Math.round(ten.lastToldMs)} ms, all read after ${Math.round(readMs)} ms`;
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
