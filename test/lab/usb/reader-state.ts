import { readdirSync, readFileSync } from 'node:fs';

/** How many files a process has open, sockets and events among them. */
export function openFiles(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

/** Memory of a process that is in RAM, in MB (proc(5), VmRSS of status, which is in kB). */
export function residentMegabytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/mu.exec(textOf(`/proc/${pid}/status`)) ?? [];
  return Number(kilobytes ?? Number.NaN) / 1024;
}

/** Processes of the guest that have ended and that nobody asked after (proc(5), field 3 of stat). */
export function zombies(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map((pid) => textOf(`/proc/${pid}/stat`))
    .filter((stat) => /\) Z /u.test(stat));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process has ended since the list was read.
    return '';
  }
}
