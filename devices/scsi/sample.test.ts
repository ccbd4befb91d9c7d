import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplePlan } from './sample-plan.ts';
import { fingerprint, onlyFrom, repeatsAfter, seen, type SpotSeen } from './sample-signs.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);
const capacities = fc.record({
  blocks: fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 2 ** 40 })),
  blockSize: fc.constantFrom(512, 1024, 2048, 4096),
});

describe('the plan of a sample', () => {
  it('never reads beyond the end, never much, and always the last block', () => {
    fc.assert(
      fc.property(capacities, fc.constantFrom(122_880, 524_288), (capacity, transfer) => {
        const { beginning, echoes, spread } = samplePlan(capacity, transfer);
        const all = [...beginning, ...echoes, ...spread];
        const ends = all.map(({ lba, count }) => lba + count);
        expect(all.every(({ lba, count }) => lba >= 0 && count >= 1)).toBe(true);
        expect(all.every(({ lba }) => Number.isSafeInteger(lba))).toBe(true);
        expect(Math.max(...ends)).toBe(capacity.blocks);
        const bytes = all.reduce((sum, { count }) => sum + count * capacity.blockSize, 0);
        expect(bytes).toBeLessThan(5_000_000);
        expect(spread.length).toBeLessThanOrEqual(32);
      }),
      { numRuns: fuzzRuns },
    );
  });

  it('begins with the end and stays spread wherever it is cut off', () => {
    const { spread } = samplePlan({ blocks: 32 * 1000 * 128, blockSize: 512 });
    const firstFour = spread.slice(0, 4).map(({ lba }) => lba / (32 * 1000 * 128));

    expect(firstFour.map((part) => Math.round(part * 4) / 4)).toEqual([1, 0.5, 0.25, 0.75]);
  });

  it('looks where chips end that are at most half of the drive', () => {
    const gigabytes = (bytes: number) =>
      samplePlan({ blocks: bytes / 512, blockSize: 512 }).echoes.map(
        ({ lba }) => (lba * 512) / 2 ** 30,
      );

    expect(gigabytes(8_000_000_000)).toEqual([0.25, 0.5, 1, 2, 4]);
    expect(gigabytes(400_000_000)).toEqual([]);
  });
});

describe('the signs of a sample', () => {
  const bytesOf = (seed: number) =>
    Uint8Array.from({ length: 2048 }, (_unused, index) => (index * 7 + (index >> 9) * seed) & 0xff);
  const spot = (lba: number, result: SpotSeen['result'] = 'read'): SpotSeen => ({
    ...{ lba, count: 128, result, slow: false, fingerprint: `${lba}` },
  });

  it('know the same bytes again, and take nothing from patterns that repeat', () => {
    expect(fingerprint(bytesOf(3))).toBe(fingerprint(bytesOf(3)));
    expect(fingerprint(bytesOf(3))).not.toBe(fingerprint(bytesOf(5)));
    expect(fingerprint(new Uint8Array(2048).fill(0xff))).toBeNull();
    expect(fingerprint(bytesOf(0))).toBeNull();
  });

  it('call a spot slow above half a second', () => {
    const at = { lba: 0, count: 4 };

    expect(seen(at, bytesOf(1), 500).slow).toBe(false);
    expect(seen(at, bytesOf(1), 501).slow).toBe(true);
    expect(seen(at, new Uint8Array(2048), 1).result).toBe('empty');
  });

  it('say where the beginning comes again, at its first place', () => {
    const first = { ...spot(0), fingerprint: 'a' };
    const echoes = [
      { ...spot(100), fingerprint: 'b' },
      { ...spot(200), fingerprint: 'a' },
      { ...spot(400), fingerprint: 'a' },
    ];

    expect(repeatsAfter(first, echoes)).toBe(200);
    expect(repeatsAfter({ ...first, fingerprint: null }, echoes)).toBeNull();
    expect(repeatsAfter(undefined, echoes)).toBeNull();
  });

  it('take an end for a sign from six spots on, and only after something else', () => {
    const end = (count: number) =>
      Array.from({ length: count }, (_unused, index) => spot(10 + index, 'unreadable'));

    expect(onlyFrom([spot(0), ...end(6)], 'unreadable')).toBe(10);
    expect(onlyFrom([spot(0), ...end(5)], 'unreadable')).toBeNull();
    expect(onlyFrom(end(9), 'unreadable')).toBeNull();
    expect(onlyFrom([...end(9), spot(99)], 'unreadable')).toBeNull();
  });
});
