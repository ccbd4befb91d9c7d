import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatBytes, formatTime, formatWaitFigures } from './format.ts';

it('gives a wait as a range', () => {
  expect(formatWaitFigures({ fromMinutes: 8, toMinutes: 12 })).toBe('8–12');
});

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

it('gives the time as a clock on the wall', () => {
  expect(formatTime(new Date(2026, 10, 22, 9, 5), 'en')).toBe('09:05');
});
