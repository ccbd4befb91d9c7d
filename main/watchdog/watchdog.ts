import type { Clock } from '../../shared/base/clock.ts';
import type { Timer } from '../timing/timer.ts';
import type { Returned, Slots } from '../update/slots.ts';
import { other } from '../update/slots.ts';

/** A program that was started. */
export interface StartedProgram {
  /** Resolves when it has ended, however. */
  readonly ended: Promise<unknown>;
  /** Ends it at once. */
  kill(): void;
}

export interface WatchdogParts {
  readonly slots: Slots;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly start: (program: string) => StartedProgram;
  /** The last sign of life of any program, or null. */
  readonly lastBeat: () => Promise<{ readonly version: string; readonly atMs: number } | null>;
  readonly say: (line: string) => void;
  readonly times: WatchdogTimes;
  /** How the round before ended; null for the first one. */
  readonly lastEnd: RoundEnd | null;
}

export interface WatchdogTimes {
  /** A program without a sign of life for so long is ended. */
  readonly silenceMs: number;
  /** A new version that lived for so long has passed its trial. */
  readonly trialMs: number;
  readonly lookEveryMs: number;
}

/** Two failed starts take less than three minutes; a kiosk is back within five. */
export const usualTimes: WatchdogTimes = { silenceMs: 60_000, trialMs: 60_000, lookEveryMs: 2000 };

const mostTrialStarts = 2;

export type RoundEnd = 'ended' | 'silent' | 'nothing-whole';

/**
 * Starts what the marker names, stays with it until it ends, and tells how. A version on trial that failed
 * twice, and one that is not whole, give way to the one before.
 */
export async function watchRound(parts: WatchdogParts): Promise<RoundEnd> {
  const { slots, start, say } = parts;
  await giveWay(parts);
  const { slot, trialStarts } = await slots.marker();
  const release = await slots.release(slot);
  if (release === null || !(await slots.isWhole(slot))) {
    say('Neither slot holds a whole program');
    return 'nothing-whole';
  }
  // Counted before it is tried: a start that takes the machine with it counts too.
  if (trialStarts !== null) {
    await unlessRefused(say, () => slots.mark({ slot, trialStarts: trialStarts + 1 }));
  }
  say(`Starting ${release.version}${trialStarts === null ? '' : ' on trial'}`);
  const startedMs = parts.clock.nowMs();
  const program = start(slots.programOf(slot));
  return watch(parts, program, release.version, startedMs);
}

/** Moves the marker back when what it names has failed or is not whole. */
async function giveWay({ slots, say, lastEnd }: WatchdogParts): Promise<void> {
  const { slot, trialStarts } = await slots.marker();
  const reason: Returned['reason'] | null = !(await slots.isWhole(slot))
    ? 'not-whole'
    : trialStarts !== null && trialStarts >= mostTrialStarts
      ? lastEnd === 'silent'
        ? 'not-healthy'
        : 'did-not-start'
      : null;
  if (reason === null) return;
  await unlessRefused(say, async () => {
    const isBack = await slots.goBack(reason);
    say(
      isBack
        ? `Back to slot ${other(slot)}: ${reason}`
        : `No way back from slot ${slot}: ${reason}`,
    );
  });
}

/** A disk that takes nothing keeps no program from running: what cannot be written now is written another time. */
async function unlessRefused(
  say: WatchdogParts['say'],
  write: () => Promise<void>,
): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    say(`The slots cannot be written: ${String(error.code)}`);
    return false;
  }
}

async function watch(
  parts: WatchdogParts,
  program: StartedProgram,
  version: string,
  startedMs: number,
): Promise<RoundEnd> {
  const { slots, clock, timer, lastBeat, say, times } = parts;
  let hasEnded = false;
  let mayMark = true;
  let look: () => void = () => undefined;
  const ended = program.ended.then(() => {
    hasEnded = true;
    look();
  });
  for (;;) {
    // No race with the end of the program: that would remember every look for as long as the program runs.
    await new Promise<void>((resolve) => {
      look = resolve;
      if (hasEnded) resolve();
      else timer.after(times.lookEveryMs, resolve);
    });
    if (hasEnded) return 'ended';
    const beat = await lastBeat();
    // A sign of another version, or of an earlier start, is none.
    const isOwn = beat !== null && beat.version === version && beat.atMs >= startedMs;
    const aliveMs = isOwn ? beat.atMs : startedMs;
    if (clock.nowMs() - aliveMs > times.silenceMs) {
      say(`${version} gives no sign of life`);
      program.kill();
      await ended;
      return 'silent';
    }
    const marker = await slots.marker();
    const isProven = isOwn && beat.atMs - startedMs >= times.trialMs;
    // An update that was installed meanwhile has a trial of its own.
    if (isProven && marker.trialStarts !== null && (await isRunning(slots, version))) {
      const proven = { slot: marker.slot, trialStarts: null };
      // Tried at every look, told once.
      const isMarked = await unlessRefused(mayMark ? say : silently, () => slots.mark(proven));
      if (isMarked) say(`${version} is well`);
      mayMark = isMarked;
    }
  }
}

async function isRunning(slots: Slots, version: string): Promise<boolean> {
  const { slot } = await slots.marker();
  return (await slots.release(slot))?.version === version;
}

function silently(): void {
  // Told already.
}
