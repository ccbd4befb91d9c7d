import { readFile, readdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { usbSysfsState } from '../reader/sysfs.ts';

/** A USB port of this machine, as the kernel tells. */
export interface UsbPort {
  /** `usb1-port2`, `1-1-port3`. */
  readonly name: string;
  readonly taken: boolean;
  /** How often it drew too much; null when the kernel does not count. */
  readonly overcurrents: number | null;
}

/** What the machine tells of itself. */
export interface Machine {
  readonly diskFreeBytes: () => Promise<number | null>;
  readonly memoryBytes: () => number;
  readonly bus: () => Promise<'there' | 'missing' | 'denied'>;
  readonly ports: () => Promise<readonly UsbPort[]>;
}

/** This very machine; `data` lies on the disk that fills. */
export function thisMachine(data: string, sysfs: string): Machine {
  return {
    diskFreeBytes: async () => {
      try {
        const { bavail, bsize } = await statfs(data);
        return bavail * bsize;
      } catch {
        // A file system that does not tell is no reason to stop the heartbeat.
        return null;
      }
    },
    memoryBytes: () => process.memoryUsage.rss(),
    bus: () => usbSysfsState(sysfs),
    ports: () => portsUnder(sysfs),
  };
}

/** Hubs lie under the interface of each hub device (Documentation/ABI/testing/sysfs-bus-usb, `portX`). */
async function portsUnder(sysfs: string): Promise<readonly UsbPort[]> {
  const interfaces = (await namesIn(sysfs)).filter((name) => name.includes(':'));
  const found = await Promise.all(
    interfaces.map(async (name) => {
      const folder = join(sysfs, name);
      const ports = (await namesIn(folder)).filter((one) => /-port\d+$/u.test(one));
      return Promise.all(ports.map((port) => portAt(folder, port)));
    }),
  );
  return found.flat().toSorted((one, two) => one.name.localeCompare(two.name, 'en'));
}

async function portAt(folder: string, name: string): Promise<UsbPort> {
  const [inside, count] = await Promise.all([
    namesIn(join(folder, name)),
    numberIn(join(folder, name, 'over_current_count')),
  ]);
  return { name, taken: inside.includes('device'), overcurrents: count };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    // Unplugged meanwhile, or a system without it.
    return [];
  }
}

async function numberIn(file: string): Promise<number | null> {
  try {
    const value = Number.parseInt(await readFile(file, 'utf8'), 10);
    return Number.isSafeInteger(value) ? value : null;
  } catch {
    // Kernels before 4.20 have no such file.
    return null;
  }
}
