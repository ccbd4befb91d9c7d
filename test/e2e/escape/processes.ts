import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/** One process below another one. */
export interface Process {
  readonly pid: number;
  /** The program's file, without its folder. */
  readonly program: string;
  /** `renderer`, `gpu-process`, `utility`, `zygote` for Chromium's own; empty for anything else. */
  readonly type: string;
  readonly command: string;
}

/** All processes below one, however deep. */
export function processesBelow(root: number): readonly Process[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/u.test(name) ? parentOf(name) : null;
    if (parent !== null) parents.set(Number(name), parent);
  }
  const below = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === root || below(parent));
  };
  return [...parents.keys()].filter(below).flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      const type = /--type=([\w-]+)/u.exec(command)?.[1] ?? '';
      return [{ pid, program: basename(readlinkSync(`/proc/${pid}/exe`)), type, command }];
    } catch {
      // Ended between being listed and being looked at, or a zombie without a program.
      return [];
    }
  });
}

function parentOf(pid: string): number | null {
  try {
    // proc(5): the name stands in brackets and may hold anything; state and parent follow it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    // Ended since the folder was listed.
    return null;
  }
}
