import { expect, it } from 'vitest';
import { isWithin } from './maintenance-window.ts';

it('is open from its beginning until just before its end, also over midnight', () => {
  const night = { from: '20:00', until: '06:30' };
  const noon = { from: '12:00', until: '13:00' };

  expect(
    ['19:59', '20:00', '00:00', '06:29', '06:30'].map((time) => isWithin(night, time)),
  ).toEqual([false, true, true, true, false]);
  expect(['11:59', '12:00', '13:00'].map((time) => isWithin(noon, time))).toEqual([
    false,
    true,
    false,
  ]);
  expect(isWithin({ from: '01:00', until: '01:00' }, '01:00')).toBe(false);
});
