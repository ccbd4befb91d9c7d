/**
 * Starts the kiosk out of its slots and stays with it: `balie-watchdog <slots> [options of the kiosk]`. Run by
 * systemd as the kiosk's user (assets/linux/balie-slots.service), on the machine's own Node, outside the app: an
 * app that does not start cannot bring back the one before.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../shared/base/clock.ts';
import { Slots } from '../update/slots.ts';
import { heartbeatName } from '../update/heartbeat-name.ts';
import { type RoundEnd, type StartedProgram, usualTimes, watchRound } from './watchdog.ts';

const [folder, ...kioskOptions] = process.argv.slice(2);
const pauseMs = 1000;
/** Goes on evenly when the clock of the machine is set, and stands still while it sleeps. */
const steadyClock: Clock = { nowMs: () => performance.now() };
/** The newest sign of life, and when it was seen; what lay there before this program counts for none. */
let heard = { mtimeMs: 0, atMs: -1 };
let running: ChildProcess | null = null;
let isEnding = false;

if (folder === undefined) {
  process.stderr.write('balie-watchdog: say where the slots are\n');
  process.exit(2);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    isEnding = true;
    if (running === null) process.exit(0);
    running.kill(signal);
  });
}

const slots = new Slots(folder);
let lastEnd: RoundEnd | null = null;
for (;;) {
  lastEnd = await watchRound({
    slots,
    clock: steadyClock,
    timer: {
      // This program lives by its timers.
      after: (delayMs, action) => {
        const timeout = setTimeout(action, delayMs);
        return () => {
          clearTimeout(timeout);
        };
      },
    },
    start: (program) => startProgram(program, folder),
    lastBeat: () => lastBeat(folder),
    say: (line) => process.stdout.write(`${line}\n`),
    times: usualTimes,
    lastEnd,
  });
  if (isEnding) break;
  await new Promise((resolve) => {
    setTimeout(resolve, pauseMs);
  });
}

function startProgram(program: string, slotsFolder: string): StartedProgram {
  const child = spawn(program, kioskOptions, {
    stdio: 'inherit',
    env: { ...process.env, BALIE_SLOTS: slotsFolder },
  });
  running = child;
  const ended = new Promise<void>((resolve) => {
    // A program that cannot be started has ended too.
    child.once('error', () => {
      resolve();
    });
    child.once('exit', () => {
      resolve();
    });
  });
  return { ended, kill: () => child.kill('SIGKILL') };
}

async function lastBeat(
  slotsFolder: string,
): Promise<{ readonly version: string; readonly atMs: number } | null> {
  const file = join(slotsFolder, heartbeatName);
  try {
    const [version, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    if (mtimeMs !== heard.mtimeMs) {
      heard = { mtimeMs, atMs: heard.mtimeMs === 0 ? -1 : steadyClock.nowMs() };
    }
    return { version: version.trim(), atMs: heard.atMs };
  } catch {
    // Not there, or just being replaced: no sign of life at this look.
    return null;
  }
}
