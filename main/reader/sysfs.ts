import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttachedDevice } from '../../devices/bus.ts';
import { peerPathOf } from './peer-path.ts';

/** Where Linux shows its USB devices. */
export const usbSysfs = '/sys/bus/usb/devices';

type FromSysfs = Pick<
  AttachedDevice,
  'peerPath' | 'descriptors' | 'bos' | 'bitsPerSecond' | 'strings'
>;

/**
 * What the kernel already knows of the device on a port (Documentation/ABI/testing/sysfs-bus-usb).
 * World-readable and asks nothing of the device; a file that is not there gives null.
 */
export async function readSysfs(root: string, portPath: string): Promise<FromSysfs> {
  const folder = join(root, portPath);
  const [descriptors, bos, speed, maker, product, serial, peerPath] = await Promise.all([
    bytes(join(folder, 'descriptors')),
    bytes(join(folder, 'bos_descriptors')),
    text(join(folder, 'speed')),
    text(join(folder, 'manufacturer')),
    text(join(folder, 'product')),
    text(join(folder, 'serial')),
    peerPathOf(root, portPath),
  ]);
  const megabits = speed === null ? Number.NaN : Number(speed);
  return {
    ...(peerPath === null ? {} : { peerPath }),
    descriptors,
    ...(bos === null ? {} : { bos }),
    bitsPerSecond: megabits > 0 ? megabits * 1_000_000 : null,
    strings: { maker, product, serial },
  };
}

/** Whether the folder of USB devices is there, can be read, or neither. */
export async function usbSysfsState(root: string): Promise<'there' | 'missing' | 'denied'> {
  try {
    return (await stat(root)).isDirectory() ? 'there' : 'missing';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EACCES'
      ? 'denied'
      : 'missing';
  }
}

async function bytes(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
  } catch {
    // Unplugged meanwhile, or the kernel has no such file for this device: both mean "not known".
    return null;
  }
}

async function text(file: string): Promise<string | null> {
  const read = await bytes(file);
  return read === null ? null : new TextDecoder().decode(read).replace(/\n$/u, '');
}
