import { simulatedAndroids } from './androids.ts';
import { simulatedCameras } from './cameras.ts';
import { simulatedLinks } from './link-devices.ts';
import { simulatedMedia } from './media-devices.ts';
import { simulatedIphones } from './iphones.ts';
import { simulatedKeys } from './keys.ts';
import { simulatedPhones } from './phones.ts';
import { simulatedPeripherals } from './peripherals.ts';
import { simulatedPrinters } from './printers.ts';
import { simulatedTroublemakers } from './troublemakers.ts';
import { simulatedDrives } from './drives.ts';
import type { SimulatedDevice } from './simulated-device.ts';

/** All devices of the lab, in the order in which the dock shows them. */
export const simulatedDevices: readonly SimulatedDevice[] = [
  ...simulatedPhones,
  ...simulatedIphones,
  ...simulatedPeripherals,
  ...simulatedKeys,
  ...simulatedPrinters,
  ...simulatedTroublemakers,
  ...simulatedAndroids,
  ...simulatedCameras,
  ...simulatedMedia,
  ...simulatedLinks,
  ...simulatedDrives,
];

/** The simulated device of that name, or undefined. */
export function simulatedDevice(name: string): SimulatedDevice | undefined {
  return simulatedDevices.find((device) => device.name === name);
}
