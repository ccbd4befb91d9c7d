import { constants } from 'node:fs';
import { open, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { DevicePort, Exchange, ExchangeOptions } from '../../devices/port.ts';
import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';

type SysfsExchange = Extract<Exchange, { kind: 'sysfs-read' | 'sysfs-list' }>;

/** Every name that the kernel gives to a folder or attribute of a USB device is made of these. */
const segmentPattern = /^[A-Za-z0-9._:@+-]{1,64}$/u;
/** Another device's folder stands inside its hub's: `1-4.2` below `1-4` (an interface has a colon). */
const otherDevice = /^\d+-\d+(?:\.\d+)*$/u;
/** The deepest that is read today is a disk's queue: 9 folders below its device. */
const mostSegments = 12;

/**
 * Adds the kernel's knowledge of a device to a port. `folder` is the device's own folder in sysfs
 * (Documentation/ABI/testing/sysfs-bus-usb). It answers also when the device itself could not be
 * opened: then everything else ends in the fault of the opening. A device that is gone has no port.
 */
export function withSysfs(
  opened: Result<DevicePort, DeviceFault>,
  folder: string,
): Result<DevicePort, DeviceFault> {
  if (!opened.ok && opened.fault.code === 'device/gone') return opened;
  return ok({
    exchange(exchange, options) {
      if (exchange.kind === 'sysfs-read' || exchange.kind === 'sysfs-list') {
        return readSysfsAttribute(folder, exchange, options);
      }
      return opened.ok ? opened.value.exchange(exchange, options) : Promise.resolve(opened);
    },
    close: () => (opened.ok ? opened.value.close() : Promise.resolve()),
  });
}

/** One attribute or folder of the device, within the exchange's own time. */
export async function readSysfsAttribute(
  folder: string,
  exchange: SysfsExchange,
  { timeoutMs, stop }: ExchangeOptions,
): Promise<Result<Uint8Array, DeviceFault>> {
  if (stop.aborted) return err(fault('device/timeout', 'stopped before the exchange'));
  const ended = Promise.withResolvers<Result<Uint8Array, DeviceFault>>();
  const stopped = () => ended.resolve(err(fault('device/timeout', 'stopped')));
  // A driver may ask the device before it shows an attribute, and hang with it.
  const timer = setTimeout(
    () => ended.resolve(err(fault('device/timeout', `sysfs was silent for ${timeoutMs} ms`))),
    timeoutMs,
  );
  stop.addEventListener('abort', stopped, { once: true });
  try {
    return await Promise.race([ended.promise, read(folder, exchange)]);
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', stopped);
  }
}

async function read(
  folder: string,
  exchange: SysfsExchange,
): Promise<Result<Uint8Array, DeviceFault>> {
  const { kind, path, length } = exchange;
  if (!isInside(path, kind === 'sysfs-list')) {
    return err(fault('device/unsupported', 'not a path below the device'));
  }
  let own: string;
  try {
    own = await realpath(folder);
  } catch {
    return err(fault('device/gone', 'the device has no folder in sysfs any more'));
  }
  try {
    const target = path === '' ? own : await realpath(join(own, path));
    // Links such as `driver` and `subsystem` lead out of the folder.
    if (target !== own && !target.startsWith(`${own}/`)) {
      return err(fault('device/unsupported', 'leads out of the folder of the device'));
    }
    return ok(kind === 'sysfs-list' ? await names(target, length) : await bytesOf(target, length));
  } catch (error) {
    return err(faultOf(error));
  }
}

/** Whether a path can only mean something of this device, before the file system is asked. */
function isInside(path: string, mayBeEmpty: boolean): boolean {
  if (path === '') return mayBeEmpty;
  const segments = path.split('/');
  return (
    segments.length <= mostSegments &&
    segments.every(
      (one) => segmentPattern.test(one) && one !== '.' && one !== '..' && !otherDevice.test(one),
    )
  );
}

async function bytesOf(file: string, length: number): Promise<Uint8Array> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const buffer = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await handle.read(buffer, filled, length - filled, null);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.slice(0, filled);
  } finally {
    await handle.close();
  }
}

/** Whole names only; what does not fit is left out. */
async function names(folder: string, length: number): Promise<Uint8Array> {
  let text = '';
  for (const name of (await readdir(folder)).toSorted()) {
    if (!segmentPattern.test(name)) continue;
    const longer = text === '' ? name : `${text}\n${name}`;
    if (longer.length > length) break;
    text = longer;
  }
  return new TextEncoder().encode(text);
}

function faultOf(error: unknown): DeviceFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENODEV':
    case 'ENXIO':
      return fault('device/gone', `sysfs: ${code}`);
    case 'EACCES':
    case 'EPERM':
      return fault('device/denied', `sysfs: ${code}`);
    case 'ETIMEDOUT':
      return fault('device/timeout', `sysfs: ${code}`);
    default:
      // ENOENT: no such attribute; EINVAL: not known now, as the carrier of a network that is off.
      return fault('device/unsupported', `sysfs: ${code}`);
  }
}
