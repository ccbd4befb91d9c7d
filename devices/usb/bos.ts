import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';

/** What a device's Binary device Object Store says, as far as it helps a diagnosis. */
export interface BosCapabilities {
  /** Device capability types in their order, USB 3.2 table 9-14. */
  readonly types: readonly number[];
  /** The device can run at 5 Gbit/s or more. */
  readonly superSpeed: boolean;
  readonly superSpeedPlus: boolean;
  /** Joins the halves of one dock, as a UUID-like text; null when there is none. */
  readonly containerId: string | null;
  /** An alternate mode (DisplayPort, Thunderbolt) that the device offers and that is not running. */
  readonly alternateModeFailed: boolean;
  /** Says which driver Windows shall use without one being installed. */
  readonly microsoftOs: boolean;
  /** Offers itself to web pages. */
  readonly webUsb: boolean;
}

/** USB 3.2 section 9.6.2 and USB Billboard 1.2.2 section 3.1.6.2. */
const capabilityType = {
  superSpeed: 0x03,
  containerId: 0x04,
  platform: 0x05,
  superSpeedPlus: 0x0a,
  billboard: 0x0d,
};

/** UUIDs as they stand in the bytes: MS OS 2.0 Descriptors table 1, WebUSB section 4.1.1. */
const platform = {
  microsoftOs: 'df60ddd88945c74c9cd2659d9e648a9f',
  webUsb: '38b60834a909a0478bfda0768815b665',
} as const;

/** Parses a BOS descriptor (USB 3.2 section 9.6.2). Total: any bytes give a value or a fault. */
export function parseBos(bytes: Uint8Array): Result<BosCapabilities, DeviceFault> {
  const headerLength = bytes[0] ?? 0;
  const total = (bytes[2] ?? 0) + (bytes[3] ?? 0) * 0x100;
  if (bytes.length < 5 || headerLength < 5 || bytes[1] !== 0x0f || total > bytes.length) {
    return err(
      fault('device/garbled', `BOS has ${bytes.length} bytes, type ${bytes[1]}, says ${total}`),
    );
  }
  const types: number[] = [];
  let superSpeed = false;
  let containerId: string | null = null;
  let alternateModeFailed = false;
  const platforms = new Set<string>();
  for (let offset = headerLength; offset < total;) {
    const length = bytes[offset] ?? 0;
    if (length < 3 || offset + length > total) {
      return err(fault('device/garbled', `BOS capability at ${offset} has length ${length}`));
    }
    const capability = bytes.subarray(offset, offset + length);
    const type = capability[2] ?? 0;
    types.push(type);
    // wSpeedsSupported, bit 3: 5 Gbit/s.
    if (type === capabilityType.superSpeed) superSpeed ||= ((capability[4] ?? 0) & 0x08) !== 0;
    if (type === capabilityType.containerId && length >= 20) {
      containerId = hexadecimal(capability.subarray(4, 20));
    }
    if (type === capabilityType.platform && length >= 20) {
      platforms.add(hexadecimal(capability.subarray(4, 20)));
    }
    if (type === capabilityType.billboard) alternateModeFailed ||= billboardFailed(capability);
    offset += length;
  }
  const superSpeedPlus = types.includes(capabilityType.superSpeedPlus);
  return ok({
    types,
    superSpeed,
    superSpeedPlus,
    containerId,
    alternateModeFailed,
    microsoftOs: platforms.has(platform.microsoftOs),
    webUsb: platforms.has(platform.webUsb),
  });
}

/**
 * bmConfigured holds two bits per alternate mode: 0 unspecified error, 1 not tried or left,
 * 2 tried without success, 3 running. An error is what counts as failed.
 */
function billboardFailed(capability: Uint8Array): boolean {
  const modes = Math.min(capability[4] ?? 0, 0x34);
  for (let mode = 0; mode < modes; mode += 1) {
    const byte = capability[8 + (mode >> 2)];
    if (byte === undefined) return false;
    const state = (byte >> ((mode & 3) * 2)) & 0x03;
    if (state === 0 || state === 2) return true;
  }
  return false;
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
