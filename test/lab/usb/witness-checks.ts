import { simulatedDevice } from '../../../devices/simulated/catalogue.ts';
import type { Fact } from '../../../shared/domain/readout.ts';
import { CheckFailed, same, type Checks } from './checks.ts';
import type { Figures } from './figures.ts';
import type { LabStation } from './lab-station.ts';
import { runProgram } from './run-program.ts';

/** Other people's programs read the same phone in the same run, and must agree with us. */
export async function checkWitnesses(
  checks: Checks,
  station: LabStation,
  figures: Figures,
): Promise<void> {
  await checks.check(
    'android-full: mtp-detect (libmtp) and gphoto2 agree with our facts',
    async () => {
      const device = simulatedDevice('android-full');
      if (device === undefined) throw new CheckFailed('no simulated device android-full');
      const plugged = await station.plug(device);
      const readout = await station.read(plugged.summary.deviceId);
      const detect = await runProgram('mtp-detect', []);
      // A phone is plugged in again for the next reader, as a visitor would.
      await station.unplug(plugged);
      const again = await station.plug(device);
      const summary = await runProgram('gphoto2', ['--summary']);
      await station.unplug(again);

      const value = (key: string) => valueOf(readout.facts, key);
      const mtp = (pattern: RegExp) => textOf(detect.output, pattern);
      same('model of mtp-detect', mtp(/^\s*Model: (.*)$/mu), value('mtp.model'));
      same('maker of mtp-detect', mtp(/^\s*Manufacturer: (.*)$/mu), value('mtp.maker'));
      const capacity = Number(mtp(/MaxCapacity: (\d+)/u));
      same('capacity of mtp-detect', capacity, value('storage.capacity'));
      const free = Number(mtp(/FreeSpaceInBytes: (\d+)/u));
      same('free of mtp-detect', free, value('storage.free'));
      const photo = (pattern: RegExp) => textOf(summary.output, pattern);
      same('model of gphoto2', photo(/^Model: (.*)$/mu), value('mtp.model'));
      same('maker of gphoto2', photo(/^Manufacturer: (.*)$/mu), value('mtp.maker'));
      figures.note('mtp-detect on android-full, ms', detect.durationMs);
      figures.note('gphoto2 --summary on android-full, ms', summary.durationMs);
      return `mtp-detect ${Math.round(detect.durationMs)} ms, gphoto2 ${Math.round(summary.durationMs)} ms`;
    },
  );
}

function valueOf(facts: readonly Fact[], key: string): Fact['value'] | null {
  return facts.find((fact) => fact.key === key)?.value ?? null;
}

function textOf(output: string, pattern: RegExp): string {
  const [, text] = pattern.exec(output) ?? [];
  if (text === undefined)
    throw new CheckFailed(`${pattern.source} is not in:\n${output.slice(-1500)}`);
  return text.trim();
}
