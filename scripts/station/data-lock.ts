import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One station per data folder: two desks on one SQLite file would both give out the same codes. */
export type DataLock =
  | { readonly held: true; readonly release: () => void }
  /** `why` is for the user: what stands in the way, and what to do. */
  | { readonly held: false; readonly why: string };

/** Takes the folder, which others may not read, also from a station that was killed and left its lock behind. */
export function lockData(folder: string): DataLock {
  try {
    return takeLock(folder);
  } catch (error) {
    // A folder of root's, a read-only disk, a file with that name: what the system says tells which.
    if (!(error instanceof Error && 'code' in error)) throw error;
    return {
      held: false,
      why: `The data folder ${folder} cannot be used (${error.message}). Give another one with --data.`,
    };
  }
}

function takeLock(folder: string): DataLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'station.lock');
  for (;;) {
    try {
      writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
      return { held: true, release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const owner = ownerOf(file);
      if (owner !== null && isStation(owner)) {
        return {
          held: false,
          why: `Another station (process ${owner}) uses ${folder}. Stop it, or give this one a folder of its own with --data.`,
        };
      }
      rmSync(file, { force: true });
    }
  }
}

function ownerOf(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    // Released between the two looks: nobody owns it.
    return null;
  }
}

/** A process with that number may be another program by now; on Linux its command line tells. */
function isStation(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another user's process answers EPERM and is alive all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('station');
  } catch {
    // No /proc on this system: a living process is taken to be the station.
    return true;
  }
}
