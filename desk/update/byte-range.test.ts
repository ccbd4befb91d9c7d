import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byteRange } from './byte-range.ts';

it('reads where a download goes on', () => {
  expect([
    byteRange('bytes=4-', 10),
    byteRange('bytes=2-5', 10),
    byteRange('bytes=0-99', 10),
  ]).toEqual([
    { from: 4, to: 9 },
    { from: 2, to: 5 },
    { from: 0, to: 9 },
  ]);
});

it('gives nothing of a file that is shorter than where the download goes on', () => {
  expect(byteRange('bytes=10-', 10)).toBeNull();
});

it('gives bytes of the file or nothing, whatever was asked', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.tuple(fc.nat(30), fc.nat(30)).map((ends) => `bytes=${ends.join('-')}`),
      ),
      fc.integer({ min: 1, max: 20 }),
      (header, size) => {
        const range = byteRange(header, size);
        return range === null || (range.from >= 0 && range.from <= range.to && range.to < size);
      },
    ),
  );
});
