import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Starts a program with the descriptor of its log, which is the program's alone afterwards. */
export function withLog<T>(data: string, name: string, start: (log: number) => T): T {
  const log = openLog(data, name);
  try {
    return start(log);
  } finally {
    closeSync(log);
  }
}

/** One file per program, readable by its owner only; a large one makes place once. */
function openLog(data: string, name: string): number {
  const folder = join(data, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${name}.log`);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 10 * 1024 * 1024) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}
