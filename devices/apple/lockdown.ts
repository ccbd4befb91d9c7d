import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { StopSignal } from '../../shared/base/stop-signal.ts';
import { keepAll, type DevicePort, type Exchange, type Keeping } from '../port.ts';
import {
  longestPlist,
  parsePlist,
  plistBytes,
  textOf,
  valueOf,
  type PlistDictionary,
  type PlistValue,
} from './plist.ts';

/** The name under which we ask; lockdownd writes it in its log. */
export const lockdownLabel = 'Balie';

const requestTimeoutMs = 3000;

/** Values that many devices share; of all others, serial number and IMEI among them, no byte is kept. */
const impersonal: ReadonlySet<string> = new Set([
  'ProductType',
  'ProductVersion',
  'BuildVersion',
  'HardwareModel',
  'ModelNumber',
  'RegionInfo',
  'ActivationState',
  'PasswordProtected',
  'BatteryCurrentCapacity',
  'BatteryIsCharging',
  'TotalDiskCapacity',
  'TotalDataAvailable',
  'DeviceIsChaperoned',
]);

/**
 * A value of lockdownd by its key, or null when it has none or does not give it to us. One key at a
 * time: a request without key brings everything, the owner's name for the device as well.
 */
export async function lockdownValue(
  asking: { readonly port: DevicePort; readonly stop: StopSignal },
  key: string,
  domain: string | null = null,
): Promise<Result<PlistValue | null, DeviceFault>> {
  const request = {
    Label: lockdownLabel,
    Request: 'GetValue',
    Key: key,
    ...(domain === null ? {} : { Domain: domain }),
  };
  const keep = impersonal.has(key) ? keepAll : undefined;
  const reply = await appleReply(asking, 'lockdown', request, keep);
  if (!reply.ok) return reply;
  // lockdownd names the key in its answer; one that does not is taken at its word.
  if ((textOf(reply.value, 'Key') ?? key) !== key) {
    return err(fault('device/garbled', `lockdownd answered ${key} with another key`));
  }
  return ok(valueOf(reply.value, 'Value'));
}

/** One request and its reply, understood. */
export async function appleReply(
  { port, stop }: { readonly port: DevicePort; readonly stop: StopSignal },
  to: Extract<Exchange, { kind: 'apple-request' }>['to'],
  request: PlistDictionary,
  keep?: Keeping,
): Promise<Result<PlistDictionary, DeviceFault>> {
  const plist = plistBytes(request);
  const reply = await port.exchange(
    { kind: 'apple-request', to, plist, length: longestPlist },
    { timeoutMs: requestTimeoutMs, stop, keep },
  );
  return reply.ok ? parsePlist(reply.value) : reply;
}

/** What lockdownd refuses, by its own name (libimobiledevice 1.3, lockdown.c), or null. */
export function refusalOf(reply: PlistDictionary): string | null {
  return textOf(reply, 'Error')?.slice(0, 80) ?? null;
}
