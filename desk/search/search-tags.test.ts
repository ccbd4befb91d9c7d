import fc from 'fast-check';
import { expect, it } from 'vitest';
import { periodTags } from './search-tags.ts';

const dayArb = fc
  .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) })
  .map((ms) => new Date(ms).toISOString().slice(0, 10));
const tagsOfDay = (day: string) => [`#d:${day}`, `#m:${day.slice(0, 7)}`, `#y:${day.slice(0, 4)}`];

it('names exactly the days of a period', () => {
  fc.assert(
    fc.property(dayArb, dayArb, dayArb, (one, other, day) => {
      const [from, to] = [one, other].toSorted();

      const tags = new Set(periodTags(from ?? '', to ?? ''));
      const named = tagsOfDay(day).filter((tag) => tags.has(tag)).length;

      expect(named).toBe(day >= (from ?? '') && day <= (to ?? '') ? 1 : 0);
    }),
  );
});

it('names whole months and years as such', () => {
  expect(periodTags('2024-02-01', '2024-03-02')).toEqual([
    '#m:2024-02',
    '#d:2024-03-01',
    '#d:2024-03-02',
  ]);
  expect(periodTags('2023-01-01', '2024-12-31')).toEqual(['#y:2023', '#y:2024']);
  expect(periodTags('2024-02-02', '2024-02-01')).toEqual(['#d:never']);
});
