import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyName, KeyWatch } from './key-watch.ts';
import { typingSpeed, type KeyDown } from './keystroke-speed.ts';

const numRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

const key = (atMs: number, code: number, ...others: readonly number[]): KeyDown => ({
  atMs,
  code,
  held: new Set([code, ...others]),
});
const every = (gapMs: number, keys: number) =>
  Array.from({ length: keys }, (_unused, index) => key(5000 + index * gapMs, 4 + (index % 20)));

describe('the speed of typing', () => {
  it('alarms from the ninth key on, below a median of 35 ms', () => {
    expect(typingSpeed(every(34, 9)).alarm).toBe('too-fast');
    expect(typingSpeed(every(34, 8)).alarm).toBeNull();
    expect(typingSpeed(every(35, 9)).alarm).toBeNull();
    expect(typingSpeed(every(90, 200))).toEqual({
      keys: 200,
      fastestGapMs: 90,
      medianGapMs: 90,
      alarm: null,
    });
  });

  it('is not fooled by a few long pauses, nor by two keys that a person hits together', () => {
    const paused = every(5, 20).map((one, index) => ({
      ...one,
      atMs: one.atMs + (index > 10 ? 4000 : 0),
    }));
    const together = every(120, 20).map((one, index) => ({
      ...one,
      atMs: one.atMs - (index % 2) * 118,
    }));

    expect(typingSpeed(paused).alarm).toBe('too-fast');
    expect(typingSpeed(together.slice(0, 8)).alarm).toBeNull();
  });

  it('takes nothing from keys that were down together, as under a finger that sweeps', () => {
    const swept = every(10, 40).map((one) => ({ ...one, held: new Set([one.code, 0x30]) }));
    const capitals = every(10, 9).map((one) => ({ ...one, held: new Set([one.code, 0xe1]) }));

    expect(typingSpeed(swept)).toEqual({
      keys: 40,
      fastestGapMs: null,
      medianGapMs: null,
      alarm: null,
    });
    expect(typingSpeed([...every(10, 8), ...swept]).alarm).toBeNull();
    expect(typingSpeed(capitals).alarm).toBe('too-fast');
  });

  it.each([
    ['GUI+R at once', key(1999, 0x15, 0xe3), 'command-chord'],
    ['GUI+R with the right GUI key', key(10, 0x15, 0xe7), 'command-chord'],
    ['Ctrl+Alt+T at once', key(2000, 0x17, 0xe0, 0xe2), 'command-chord'],
    ['Ctrl+Alt+T later', key(2001, 0x17, 0xe0, 0xe2), null],
    ['Ctrl+T', key(100, 0x17, 0xe0), null],
    ['R alone', key(100, 0x15), null],
  ])('knows %s', (_name, down, alarm) => {
    expect(typingSpeed([down]).alarm).toBe(alarm);
  });

  it('does not count modifiers as keys', () => {
    const shifts = Array.from({ length: 30 }, (_unused, index) => key(index * 5, 0xe1));

    expect(typingSpeed(shifts)).toEqual({
      keys: 0,
      fastestGapMs: null,
      medianGapMs: null,
      alarm: null,
    });
  });

  it('never fails, whatever comes', () => {
    const down = fc.record({
      atMs: fc.double(),
      code: fc.nat(255),
      held: fc.array(fc.nat(255)).map((codes) => new Set(codes)),
    });
    fc.assert(
      fc.property(fc.array(down, { maxLength: 60 }), (downs) => {
        expect(typingSpeed(downs).keys).toBeLessThanOrEqual(downs.length);
      }),
      { numRuns },
    );
  });
});

describe('a watch over keys', () => {
  const held = (...codes: readonly number[]) => new Set(codes);

  it('calls a key stuck that is down to the end and was so for three seconds', () => {
    const watch = new KeyWatch();
    watch.saw(held(8), 100);
    watch.saw(held(8, 4), 2000);
    watch.saw(held(8), 2100);

    expect(watch.stuck(3099)).toEqual([]);
    expect(watch.stuck(3100)).toEqual([8]);
    expect(watch.distinct).toBe(2);
  });

  it('counts a key that comes again within 30 ms as a bounce', () => {
    const watch = new KeyWatch();
    for (const [codes, atMs] of [
      [held(4), 0],
      [held(), 80],
      [held(4), 109],
      [held(), 180],
      [held(4), 210],
    ] as const) {
      watch.saw(codes, atMs);
    }

    expect(watch.bounces).toBe(1);
    expect(watch.downs).toHaveLength(3);
  });

  it('names keys as on a US keyboard', () => {
    expect([4, 0x1d, 0x1e, 0x26, 0x27, 0x28, 0x3a, 0x45, 0xe3, 0x64].map(keyName)).toEqual([
      ...['A', 'Z', '1', '9', '0', 'Enter', 'F1', 'F12', 'left GUI', 'key 0x64'],
    ]);
  });
});
