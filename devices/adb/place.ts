import type { DescribedDevice } from '../described-device.ts';
import { everyInterface, isAdb } from '../usb/device-kind.ts';

/** Where on a device its debugging interface (ff/42/01) is. */
export interface AdbPlace {
  readonly interfaceNumber: number;
  readonly bulkIn: number;
  readonly bulkOut: number;
  /** Longest packet of the way in: a header never takes more than one. */
  readonly inPacket: number;
  /** Longest packet of the way out: a payload that fills its last one needs an empty one behind it. */
  readonly outPacket: number;
}

/** Null for a phone on which USB debugging is off. */
export function adbPlace(device: DescribedDevice): AdbPlace | null {
  for (const one of everyInterface(device.descriptors).filter(isAdb)) {
    const bulk = one.endpoints.filter(
      (endpoint) => endpoint.transfer === 'bulk' && endpoint.packetSize > 0,
    );
    const into = bulk.find((endpoint) => endpoint.direction === 'in');
    const out = bulk.find((endpoint) => endpoint.direction === 'out');
    if (into !== undefined && out !== undefined) {
      return {
        interfaceNumber: one.number,
        bulkIn: into.number,
        bulkOut: out.number,
        inPacket: into.packetSize,
        outPacket: out.packetSize,
      };
    }
  }
  return null;
}
