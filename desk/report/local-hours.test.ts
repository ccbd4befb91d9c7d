import { expect, it } from 'vitest';
import { localHours } from './local-hours.ts';

it('tells day and hour where the desk stands, also when the clock is put back', () => {
  const here = localHours('Europe/Amsterdam');

  expect(
    [
      '2026-10-24T22:30:00.000Z',
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
      '2026-12-31T23:00:00.000Z',
    ].map(here),
  ).toEqual([
    { day: '2026-10-25', hour: 0 },
    { day: '2026-10-25', hour: 2 },
    { day: '2026-10-25', hour: 2 },
    { day: '2027-01-01', hour: 0 },
  ]);
});
