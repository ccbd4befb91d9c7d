import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where Linux says what is mounted and what it swaps to. */
interface StorageUseFiles {
  /** proc(5), /proc/pid/mountinfo: the third field is the device's number, the source follows ` - type`. */
  readonly mounts: string;
  readonly swaps: string;
}

const systemStorageUse: StorageUseFiles = {
  mounts: '/proc/self/mountinfo',
  swaps: '/proc/swaps',
};

/** An interface of storage holds host, target, unit (0:0:0:0) and `block`, one in the other. */
const levels: readonly RegExp[] = [
  /^host\d+$/u,
  /^target[\d:]+$/u,
  /^\d+:\d+:\d+:\d+$/u,
  /^block$/u,
];

/**
 * Whether the system uses a disk behind this interface: a file system is mounted, something lies on
 * top of it (`holders`: LUKS, LVM, RAID), or it is swapped to. Taking the driver away then loses what
 * was not yet written. What cannot be read counts as in use.
 */
export async function isStorageInUse(
  sysfsRoot: string,
  portPath: string,
  interfaceNumber: number,
  files: StorageUseFiles = systemStorageUse,
): Promise<boolean> {
  const device = join(sysfsRoot, portPath);
  const disks: string[] = [];
  for (const name of await names(device)) {
    if (!name.startsWith(`${portPath}:`) || !name.endsWith(`.${interfaceNumber}`)) continue;
    disks.push(...(await disksBelow(join(device, name))));
  }
  if (disks.length === 0) return false;
  const used = await usedDevices(files);
  if (used === null) return true;
  for (const disk of disks) if (await isUsed(disk, used)) return true;
  return false;
}

async function disksBelow(interfaceFolder: string): Promise<readonly string[]> {
  let folders = [interfaceFolder];
  for (const level of levels) {
    const found = folders.map(async (folder) =>
      (await names(folder)).filter((name) => level.test(name)).map((name) => join(folder, name)),
    );
    folders = (await Promise.all(found)).flat();
  }
  const disks = folders.map(async (folder) =>
    (await names(folder)).map((name) => join(folder, name)),
  );
  return (await Promise.all(disks)).flat();
}

/** The disk itself and its partitions, whose folders stand in its own and carry its name. */
async function isUsed(disk: string, used: ReadonlySet<string>): Promise<boolean> {
  const name = disk.slice(disk.lastIndexOf('/') + 1);
  const partitions = (await names(disk)).filter((one) => one.startsWith(name));
  for (const one of [name, ...partitions]) {
    const folder = one === name ? disk : join(disk, one);
    if ((await names(join(folder, 'holders'))).length > 0) return true;
    const number = (await text(join(folder, 'dev')))?.trim() ?? null;
    if (number === null || used.has(number) || used.has(`/dev/${one}`)) return true;
  }
  return false;
}

/** Numbers and names of everything that is mounted or swapped to; null when nobody says. */
async function usedDevices(files: StorageUseFiles): Promise<ReadonlySet<string> | null> {
  const mounts = await text(files.mounts);
  if (mounts === null) return null;
  const used = new Set<string>();
  for (const line of mounts.split('\n')) {
    const number = line.split(' ', 3)[2];
    if (number !== undefined) used.add(number);
    // Btrfs has a number of its own there; its source is the device.
    const source = line.split(' - ', 2)[1]?.split(' ')[1];
    if (source !== undefined) used.add(source);
  }
  for (const line of ((await text(files.swaps)) ?? '').split('\n'))
    used.add(line.split(/\s/u, 1)[0] ?? '');
  return used;
}

async function names(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    // No such folder: no disk there, and nothing on top of it.
    return [];
  }
}

async function text(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    // Told apart by the caller: a disk whose number nobody says counts as in use.
    return null;
  }
}
