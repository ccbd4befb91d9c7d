import { expect, it } from 'vitest';
import { dayWords, momentWords } from './day-words.ts';

it('writes a moment in both languages with 24 hours, in the zone of the desk', () => {
  const at = '2026-11-28T15:52:00.000Z';

  expect(momentWords(at, 'nl', 'Europe/Amsterdam')).toBe('28 november 2026 om 16:52');
  expect(momentWords(at, 'en', 'Europe/Amsterdam')).toBe('28 November 2026 at 16:52');
});

it('writes a day with its weekday', () => {
  expect(dayWords('2026-11-28', 'nl')).toBe('zaterdag 28 november 2026');
});
