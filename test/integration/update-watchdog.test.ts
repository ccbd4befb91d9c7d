import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, rmdir, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../shared/base/clock.ts';
import { systemTimer } from '../../main/timing/timer.ts';
import { Slots } from '../../main/update/slots.ts';
import { type RoundEnd, type WatchdogParts, watchRound } from '../../main/watchdog/watchdog.ts';
import { writeSlot } from './write-slot.ts';

const living = (version: string) => `#!/bin/sh
trap 'exit 0' TERM
for turn in 1 2 3 4 5 6 7 8 9 10; do printf ${version} > "$BALIE_SLOTS/heartbeat"; sleep 0.05; done`;
const crashing = '#!/bin/sh\nexit 1';
const hanging = '#!/bin/sh\nexec sleep 60';

/** Real programs in real slots, looked after by the watchdog with the times of a test. */
describe('the watchdog', () => {
  let folder: string;
  let slots: Slots;
  let said: string[];
  let lastEnd: RoundEnd | null;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'balie-slots-'));
    slots = new Slots(folder);
    said = [];
    lastEnd = null;
    await writeSlot(slots, 'a', '0.1.0', Buffer.from(living('0.1.0')));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const parts = (): WatchdogParts => ({
    slots,
    clock: systemClock,
    timer: systemTimer,
    start,
    lastBeat,
    say: (line) => said.push(line),
    times: { silenceMs: 1500, trialMs: 200, lookEveryMs: 20 },
    lastEnd,
  });
  const round = async () => {
    lastEnd = await watchRound(parts());
    return lastEnd;
  };
  const start: WatchdogParts['start'] = (program) => {
    const child = spawn(program, {
      stdio: 'ignore',
      env: { BALIE_SLOTS: folder, PATH: '/bin:/usr/bin' },
    });
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => {
        resolve();
      });
      child.once('error', () => {
        resolve();
      });
    });
    return { ended, kill: () => child.kill('SIGKILL') };
  };
  async function lastBeat() {
    const file = join(folder, 'heartbeat');
    try {
      return { version: await readFile(file, 'utf8'), atMs: (await stat(file)).mtimeMs };
    } catch {
      // Nothing has lived here yet.
      return null;
    }
  }
  /** As an update leaves it: version 0.2.0 beside 0.1.0, on trial. */
  const installed = async (program: string) => {
    await writeSlot(slots, 'b', '0.2.0', Buffer.from(program));
    await slots.mark({ slot: 'b', trialStarts: 0 });
  };

  it('starts a new version on trial, and ends the trial of one that lives', async () => {
    await installed(living('0.2.0'));

    await round();

    expect(said).toEqual(['Starting 0.2.0 on trial', '0.2.0 is well']);
    expect(await slots.marker()).toEqual({ slot: 'b', trialStarts: null });
    expect(await slots.returned()).toBeNull();
  });

  it('brings back the version before after two starts that failed, and keeps why', async () => {
    await installed(crashing);

    for (let each = 0; each < 3; each += 1) await round();

    expect(said).toEqual([
      'Starting 0.2.0 on trial',
      'Starting 0.2.0 on trial',
      'Back to slot a: did-not-start',
      'Starting 0.1.0',
    ]);
    expect(await slots.marker()).toEqual({ slot: 'a', trialStarts: null });
    expect(await slots.returned()).toEqual({ version: '0.2.0', reason: 'did-not-start' });
  });

  it('ends a version that hangs without a sign of life, and brings back the one before', async () => {
    await installed(hanging);

    const ends = [await round(), await round(), await round()];

    expect(ends).toEqual(['silent', 'silent', 'ended']);
    expect(await slots.returned()).toEqual({ version: '0.2.0', reason: 'not-healthy' });
  });

  it('starts no program that is not whole', async () => {
    await installed(living('0.2.0'));
    await truncate(slots.programOf('b'), 20);

    await round();

    expect(said).toEqual(['Back to slot a: not-whole', 'Starting 0.1.0']);
  });

  it('goes on with a version that passed its trial, however often it crashes later', async () => {
    await installed(crashing);
    await slots.mark({ slot: 'b', trialStarts: null });

    for (let each = 0; each < 4; each += 1) await round();

    expect(said).toEqual(Array(4).fill('Starting 0.2.0'));
  });

  it('starts a version on trial and stays with it while the disk takes nothing', async () => {
    await installed(living('0.2.0'));
    // No marker can be written where a folder lies in its way.
    await mkdir(join(folder, 'marker.json.next'));

    const ends = [await round(), await round()];

    expect(ends).toEqual(['ended', 'ended']);
    expect(said).toEqual(
      Array(2)
        .fill([
          'The slots cannot be written: EISDIR',
          'Starting 0.2.0 on trial',
          'The slots cannot be written: EISDIR',
        ])
        .flat(),
    );
    expect(await slots.marker()).toEqual({ slot: 'b', trialStarts: 0 });
  });

  it('goes on with what it has while it cannot write that it goes back', async () => {
    await installed(crashing);
    await slots.mark({ slot: 'b', trialStarts: 2 });
    await mkdir(join(folder, 'returned.json.next'));

    await round();
    await rmdir(join(folder, 'returned.json.next'));
    await round();

    expect(said).toEqual([
      'The slots cannot be written: EISDIR',
      'Starting 0.2.0 on trial',
      'Back to slot a: did-not-start',
      'Starting 0.1.0',
    ]);
  });

  it('listens once for the end of a program, however often it looks at it', async () => {
    let listeners = 0;
    class Counted<T> extends Promise<T> {
      // oxlint-disable-next-line unicorn/no-thenable -- a promise that counts who listens to it.
      override then<A = T, B = never>(
        onValue?: ((value: T) => A | PromiseLike<A>) | null,
        onError?: ((reason: unknown) => B | PromiseLike<B>) | null,
      ): Promise<A | B> {
        listeners += 1;
        return super.then(onValue, onError);
      }
    }
    let looks = 0;
    const ending = Promise.withResolvers<void>();

    await watchRound({
      ...parts(),
      start: () => ({ ended: Counted.resolve(ending.promise), kill: () => undefined }),
      // It ends by how often it was looked at: by time, a busy machine looks less often.
      lastBeat: async () => {
        looks += 1;
        if (looks > 5) ending.resolve();
        return { version: '0.1.0', atMs: systemClock.nowMs() };
      },
    });

    expect(looks).toBeGreaterThan(5);
    expect(listeners).toBe(1);
  });

  it('says so when nothing whole is left, and starts nothing', async () => {
    await rm(slots.programOf('a'));

    expect(await round()).toBe('nothing-whole');
  });
});
