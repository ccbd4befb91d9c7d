import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const rows = 20_000;

/**
 * Durable rows a second on a disk that takes 5 ms longer for each flush, as strace makes of this one; null
 * where there is no strace.
 */
export async function rowsOnSlowDisk(folder: string): Promise<number | null> {
  const flushes = 'fsync,fdatasync';
  const traced = [
    '-f',
    '--seccomp-bpf',
    '-qq',
    '-o',
    join(folder, 'trace'),
    '-e',
    `trace=${flushes}`,
  ];
  const slowed = ['-e', `inject=${flushes}:delay_exit=5000`];
  const program = [join(import.meta.dirname, 'rows-a-second.ts'), join(folder, 'slow.sqlite')];
  try {
    const { stdout } = await run('strace', [
      ...traced,
      ...slowed,
      process.execPath,
      ...program,
      String(rows),
    ]);
    return Number(stdout);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
