import { readFileSync } from 'node:fs';

/**
 * A command that keeps `program` on one processor. User-mode Linux runs one thread at a time and hands over
 * to another for each system call of its guest: where that has to wake another processor, all of the lab
 * takes twice the time.
 */
export function onOneProcessor(
  program: string,
  args: readonly string[],
): { readonly program: string; readonly args: readonly string[] } {
  const processor = lastProcessor(readFileSync('/proc/self/status', 'utf8'));
  return { program: 'taskset', args: ['--cpu-list', processor, program, ...args] };
}

/** The last one that a process may run on; its `status` has a list such as `0-3,8` (proc(5)). */
export function lastProcessor(status: string): string {
  const [, last] = /^Cpus_allowed_list:.*?(\d+)$/mu.exec(status) ?? [];
  if (last === undefined) throw new Error('/proc/self/status does not say where this may run');
  return last;
}
