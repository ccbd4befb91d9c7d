import { simulatedDevice } from '../../../devices/simulated/catalogue.ts';
import type { SimulatedDevice } from '../../../devices/simulated/simulated-device.ts';
import { CheckFailed } from './checks.ts';

/** The simulated device of that name. */
export function namedDevice(name: string): SimulatedDevice {
  const device = simulatedDevice(name);
  if (device === undefined) throw new CheckFailed(`no simulated device ${name}`);
  return device;
}
