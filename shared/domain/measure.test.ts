import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatBytes, formatMeasure } from './measure.ts';

it('gives sizes as on the box', () => {
  expect([
    formatBytes(127_900_000_000, 'nl'),
    formatBytes(1_500_000, 'nl'),
    formatBytes(1_500_000, 'en'),
    formatBytes(0, 'en'),
  ]).toEqual(['128 GB', '1,5 MB', '1.5 MB', '0 B']);
});

it('gives every size a unit', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e24, noNaN: true }), (bytes) => {
      expect(formatBytes(bytes, 'nl')).toMatch(/^[\d.,]+ (B|kB|MB|GB|TB|PB)$/u);
    }),
  );
});

it('gives a length of time in the unit that somebody would say it in', () => {
  const said = [0, 0.033, 45.2, 5400, 72_000, -344_287_329].map((seconds) => [
    formatMeasure(seconds, 'second', 'nl'),
    formatMeasure(seconds, 'second', 'en'),
  ]);

  expect(said).toEqual([
    ['0 s', '0 s'],
    ['33 ms', '33 ms'],
    ['45,2 s', '45.2 s'],
    ['90 min', '90 mins'],
    ['20 uur', '20 hrs'],
    ['-3.984 dagen', '-3,984 days'],
  ]);
});
