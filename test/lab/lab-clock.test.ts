import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { labClock, labClockFile, moveOn, readAheadMs } from './lab-clock.ts';

it('is ahead of the machine by what was asked, also for a desk that starts later', () => {
  const folder = mkdtempSync(join(tmpdir(), 'balie-clock-'));
  const file = labClockFile(folder);
  let realMs = 1_000_000;
  const machine = { nowMs: () => realMs };
  const running = labClock(file, machine);

  const before = running.nowMs();
  moveOn(file, 60_000);
  moveOn(file, 15_000);
  realMs += 50;
  const after = running.nowMs();

  expect([before, after, labClock(file, machine).nowMs(), readAheadMs(file)]).toEqual([
    1_000_000, 1_075_050, 1_075_050, 75_000,
  ]);
  expect(() => moveOn(file, -1e9)).toThrow(/aheadMs/u);
  rmSync(folder, { recursive: true });
});
