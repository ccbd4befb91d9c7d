import { expect, it } from 'vitest';
import { promisedAt } from './promise-choice.ts';

it('promises the end of the day, and late in the day the coming hour', () => {
  const morning = new Date(2026, 10, 26, 9, 30).getTime();
  const evening = new Date(2026, 10, 26, 16, 30).getTime();

  expect(promisedAt('today', morning)).toBe(new Date(2026, 10, 26, 17).toISOString());
  expect(promisedAt('today', evening)).toBe(new Date(2026, 10, 26, 17, 30).toISOString());
  expect(promisedAt('tomorrow', evening)).toBe(new Date(2026, 10, 27, 17).toISOString());
  expect(promisedAt('in-a-week', morning)).toBe(new Date(2026, 11, 3, 17).toISOString());
});
