import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Clock, systemClock } from '../../shared/base/clock.ts';

/** How far the lab's clock is ahead of the machine's. It only ever moves on. */
const aheadSchema = z.strictObject({ aheadMs: z.int().min(0) });

/** Where kiosk and desk of one lab, two processes, find the clock. */
export function labClockFile(dataFolder: string): string {
  return join(dataFolder, 'lab', 'clock.json');
}

/** Milliseconds by which the clock of a lab is ahead; 0 when it was never moved. */
export function readAheadMs(file: string): number {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
  return aheadSchema.parse(JSON.parse(text)).aheadMs;
}

/** Moves the clock of a lab on. Written beside and renamed, so that a reader never sees half of it. */
export function moveOn(file: string, byMs: number): void {
  const next = aheadSchema.parse({ aheadMs: readAheadMs(file) + byMs });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(next));
  renameSync(`${file}.new`, file);
}

/**
 * The machine's clock, moved on by what stands in the file. Read each time (some 20 µs), so that who
 * moved it on finds it moved.
 */
export function labClock(file: string, machine: Clock = systemClock): Clock {
  return { nowMs: () => machine.nowMs() + readAheadMs(file) };
}
