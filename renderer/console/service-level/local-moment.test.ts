import { expect, it } from 'vitest';
import { instantOf, localMoment, nextMorning } from './local-moment.ts';

it('fills a field with nine o’clock of the next day, and reads it back', () => {
  const morning = nextMorning(new Date(2026, 11, 31, 16, 20, 45));

  expect(localMoment(morning)).toBe('2027-01-01T09:00');
  expect(instantOf(localMoment(morning))).toEqual(morning);
  expect(instantOf('')).toBeNull();
});
