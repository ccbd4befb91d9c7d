import { simulatedDevice } from '../../../devices/simulated/catalogue.ts';
import { CheckFailed, holds, same, type Checks } from './checks.ts';
import type { LabStation } from './lab-station.ts';
import { runProgram } from './run-program.ts';

/**
 * The bytes that a probe exchanges with a device are the same over the kernel's bus and without any
 * bus: what the simulation proves, it proves of the wire too.
 */
export async function checkRecord(checks: Checks, station: LabStation): Promise<void> {
  await checks.check(
    'android-full: recorded on the bus, byte for byte the simulation',
    async () => {
      const device = simulatedDevice('android-full');
      if (device === undefined) throw new CheckFailed('no simulated device android-full');
      const plugged = await station.plug(device);
      const onBus = await record('port', plugged.summary.portPath);
      await station.unplug(plugged);
      const simulated = await record('simulated', device.name);
      same('transcript', onBus, simulated);
      holds(onBus.length > 10, `only ${onBus.length} lines were recorded`);
      return `${onBus.length} lines`;
    },
  );
}

/** The lines of a transcript with bytes in them. */
async function record(place: string, which: string): Promise<readonly string[]> {
  const args = ['scripts/record.ts', place, which, 'mtp-contents'];
  const { code, output } = await runProgram(process.execPath, args);
  if (code !== 0) throw new CheckFailed(`record ended with ${code}: ${output}`);
  return output.split('\n').filter((line) => /^(=>|<=|!!)/u.test(line));
}
