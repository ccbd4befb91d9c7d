import { accessSync, constants, readFileSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { MachineLacks } from '../suites/machine.ts';

/**
 * Where the guest's memory may lie: it is a file that user-mode Linux maps with the right to execute.
 * A folder that is too small is not noticed before it is full, and then the guest dies with "Bus
 * error" and "Kernel panic - not syncing: Kernel mode signal 7"; Docker's /dev/shm has 64 MB.
 */
export function memoryFolder(megabytes: number): string {
  // In /dev/shm it is memory; on a disk it works as well, only slower to end.
  const candidates = ['/dev/shm', tmpdir(), '/var/tmp'];
  const mounts = readFileSync('/proc/mounts', 'utf8');
  const found = candidates.find(
    (folder) =>
      isWritable(folder) && !isNoexec(folder, mounts) && freeMegabytes(folder) > megabytes,
  );
  if (found !== undefined) return found;
  throw new MachineLacks(
    `The USB lab needs a folder with ${megabytes} MB free and not mounted noexec; ` +
      `none of ${candidates.join(', ')} is.`,
  );
}

/** Whether the mount that a folder lies on forbids to execute; the longest mount point is its own. */
export function isNoexec(folder: string, mounts: string): boolean {
  const own = mounts
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, point = '-']) => folder === point || folder.startsWith(withSlash(point)))
    .toSorted(([, one = ''], [, other = '']) => one.length - other.length)
    .at(-1);
  return (own?.[3] ?? '').split(',').includes('noexec');
}

function withSlash(point: string): string {
  return point.endsWith('/') ? point : `${point}/`;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    // Not there or not ours: the next candidate.
    return false;
  }
}

function freeMegabytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return (bavail * bsize) / 1024 / 1024;
}
