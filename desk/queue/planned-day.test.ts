import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { whenClocksSay } from './planned-day.ts';

it('plans by the clocks on the wall, also over the night in which they are put back or forward', () => {
  const nine = (day: string) => {
    const midnight = Temporal.ZonedDateTime.from(`${day}T00:00[Europe/Amsterdam]`);
    return new Date(whenClocksSay(midnight, 9 * 60)).toISOString();
  };

  expect([nine('2026-10-24'), nine('2026-10-25'), nine('2026-03-29')]).toEqual([
    '2026-10-24T07:00:00.000Z',
    '2026-10-25T08:00:00.000Z',
    '2026-03-29T07:00:00.000Z',
  ]);
});
