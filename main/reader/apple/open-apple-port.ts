import { setTimeout as passed } from 'node:timers/promises';
import type { DevicePort } from '../../../devices/port.ts';
import { StopSource } from '../../../devices/stop-source.ts';
import { fault, type DeviceFault } from '../../../shared/base/fault.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { ApplePort, type ApplePortParts } from './apple-port.ts';

/**
 * usbmuxd 1.1.1 lists a device only after it has talked to it itself, keys of RSA included: under two
 * seconds on a fast machine.
 */
const listing = { tries: 20, everyMs: 300, timeoutMs: 1000 } as const;

/** Finds the device with this serial number at usbmuxd. */
export async function openApplePort(
  parts: Omit<ApplePortParts, 'device'>,
  serial: string,
): Promise<Result<DevicePort, DeviceFault>> {
  const patience = { timeoutMs: listing.timeoutMs, stop: new StopSource().signal };
  for (let tries = 0; tries < listing.tries; tries += 1) {
    if (tries > 0) await passed(listing.everyMs);
    const device = await parts.mux.find(serial, patience);
    if (!device.ok) return device;
    if (device.value !== null) return ok(new ApplePort({ ...parts, device: device.value }));
  }
  return err(fault('device/timeout', 'usbmuxd does not list the device'));
}
