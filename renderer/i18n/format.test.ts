import { expect, it } from 'vitest';
import {
  formatEuros,
  formatCalendarDay,
  formatDateTime,
  formatDay,
  formatMoment,
  formatShortMoment,
  formatTime,
  formatWaitFigures,
} from './format.ts';

it('gives a wait as a range', () => {
  expect(formatWaitFigures({ fromMinutes: 8, toMinutes: 12 })).toBe('8–12');
});

it('gives a moment of today by its time, and another with its day', () => {
  const now = new Date(2026, 10, 23, 9, 0);
  const said = (at: Date) => [formatShortMoment(at, now, 'nl'), formatShortMoment(at, now, 'en')];

  expect(said(new Date(2026, 10, 23, 14, 30))).toEqual(['14:30', '14:30']);
  expect(said(new Date(2026, 10, 24, 9, 5))).toEqual(['di 24 nov 09:05', 'Tue 24 Nov 09:05']);
});

it('gives a moment of another year with its year', () => {
  const now = new Date(2027, 0, 2, 9, 0);
  const at = new Date(2026, 11, 30, 9, 5);

  expect([formatShortMoment(at, now, 'nl'), formatShortMoment(at, now, 'en')]).toEqual([
    'wo 30 dec 2026 09:05',
    'Wed, 30 Dec 2026 09:05',
  ]);
});

it('gives a day of this year without it, and one far from now with it', () => {
  const now = new Date(2026, 10, 28, 16, 40);

  expect(formatMoment(new Date(2026, 11, 2, 9, 5), 'nl', now)).toBe('woensdag 2 december, 09:05');
  expect(formatMoment(new Date(2028, 0, 2, 16, 39), 'nl', now)).toBe(
    'zondag 2 januari 2028, 16:39',
  );
  expect(formatDay(new Date(2025, 0, 2), 'en', now)).toMatch(/2 January 2025$/u);
});

it('gives a date by its day, wherever the browser stands', () => {
  expect(formatCalendarDay('2026-04-27', 'nl')).toBe('maandag 27 april 2026');
});

it('gives a moment by the clock of a zone that is named beside it', () => {
  const at = new Date('2026-11-28T16:08:00.000Z');

  expect(formatDateTime(at, 'nl', 'UTC')).toBe('28 nov 2026, 16:08');
  expect(formatDateTime(at, 'nl', 'Europe/Amsterdam')).toBe('28 nov 2026, 17:08');
});

it('gives a price with both decimals', () => {
  expect(formatEuros(89_950, 'nl')).toBe('€\u00a0899,50');
  expect(formatEuros(129_900, 'en')).toBe('€1,299.00');
});

it('gives the time as a clock on the wall', () => {
  expect(formatTime(new Date(2026, 10, 22, 9, 5), 'en')).toBe('09:05');
});
