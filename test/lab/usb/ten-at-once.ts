import { simulatedDevices } from '../../../devices/simulated/catalogue.ts';
import type { SimulatedDevice } from '../../../devices/simulated/simulated-device.ts';
import type { Told, LabStation } from './lab-station.ts';
import { leftOut, troubled } from './left-out.ts';

const atOnce = 10;

/** Ten devices that were plugged in together; all times in milliseconds from the first plug. */
export interface TenPlugged {
  readonly devices: readonly SimulatedDevice[];
  readonly told: readonly Told[];
  /** The kernel's last event, and the reader's last. */
  readonly lastKernelMs: number;
  readonly lastToldMs: number;
  /** The longest time between the kernel's event and the reader's of the same device. */
  readonly slowestAfterKernelMs: number;
  readonly unplugAll: () => Promise<void>;
}

/** Plugs ten different devices in at once, spread over so many controllers. */
export async function plugTen(station: LabStation, controllers: number): Promise<TenPlugged> {
  const devices = tenDifferent();
  const startedMs = performance.now();
  const telling = devices.map((device) => station.told(device));
  const attaching = devices.map((device, index) => station.attach(device, index % controllers));
  const busIds = await Promise.all(attaching);
  const told = await Promise.all(telling);
  return {
    devices,
    told,
    lastKernelMs: Math.max(...told.map((one) => one.toldMs - one.afterKernelMs)) - startedMs,
    lastToldMs: Math.max(...told.map((one) => one.toldMs)) - startedMs,
    slowestAfterKernelMs: Math.max(...told.map((one) => one.afterKernelMs)),
    unplugAll: async () => {
      for (const busId of busIds) station.detach(busId);
      await Promise.all(told.map(({ summary }) => station.gone(summary.deviceId)));
    },
  };
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
