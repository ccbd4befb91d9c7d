import { expect, it } from 'vitest';
import { fuzzParser, type FuzzLimits } from './fuzz-parser.ts';
import { mutated, sampleOf } from './mutations.ts';
import { SeededRandom } from './random.ts';

const limits: FuzzLimits = { runs: 20_000, seed: 7, longestMs: 50, mostGrowthBytes: 1024 * 1024 };
const samples = [Uint8Array.from([18, 1, 0, 2, 9, 2, 32, 0]), Uint8Array.from([5, 15, 22, 0, 2])];

const fuzz = (parse: (bytes: Uint8Array) => unknown) => () =>
  fuzzParser({ name: 'a parser', samples, parse }, limits);

it('finds a throw, and says with which seed and bytes', () => {
  const believesLength = (bytes: Uint8Array) => new DataView(bytes.buffer).getUint8(bytes[0] ?? 0);

  expect(fuzz(believesLength)).toThrow(
    /^Threw on a parser, seed 7, run \d+, \d+ bytes: [0-9a-f]*$/u,
  );
});

it('finds a hang', () => {
  const countsTo = (bytes: Uint8Array) => {
    const end = bytes.length < 4 ? 0 : new DataView(bytes.buffer).getUint32(0, true);
    for (
      const until = performance.now() + (end > 0xff00_0000 ? 80 : 0);
      performance.now() < until;
    );
  };

  expect(fuzz(countsTo)).toThrow(/^Took \d+(?:\.\d+)? ms on a parser, seed 7/u);
});

it('finds what is kept for ever', () => {
  const kept: Uint8Array[] = [];

  expect(fuzz((bytes) => kept.push(new Uint8Array(bytes.length + 256)))).toThrow(
    /^a parser holds \d+ bytes more/u,
  );
});

it('is content with a parser that is total', () => {
  const report = fuzz((bytes) => (bytes[0] === 18 ? bytes.length : null))();

  expect(report.understood).toBeGreaterThan(1000);
  expect(report.understood).toBeLessThan(limits.runs);
});

it('makes the same inputs again from the same seed, and others from another', () => {
  const inputs = (seed: number) => {
    const random = new SeededRandom(seed);
    return Array.from({ length: 200 }, () =>
      Buffer.from(mutated(random, samples.map(sampleOf))).toString('hex'),
    );
  };

  expect(inputs(1)).toEqual(inputs(1));
  expect(inputs(1)).not.toEqual(inputs(2));
  expect(new Set(inputs(1)).size).toBeGreaterThan(150);
});
