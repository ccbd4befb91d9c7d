import { simulatedDevice } from '../../../devices/simulated/catalogue.ts';
import type { SimulatedDevice } from '../../../devices/simulated/simulated-device.ts';

/** A device of the catalogue that must be there. */
export function simulated(name: string): SimulatedDevice {
  const device = simulatedDevice(name);
  if (device === undefined) throw new Error(`No simulated device ${name}`);
  return device;
}
