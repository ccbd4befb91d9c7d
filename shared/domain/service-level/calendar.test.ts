import { expect, it } from 'vitest';
import { dayHoursSchema, openStretches } from './calendar.ts';

const office = { from: '08:30', until: '17:00' };
const noon = { from: '12:00', until: '13:00' };
const tea = { from: '15:00', until: '15:15' };

it('reads a day of one stretch as it always did, and one with breaks as several', () => {
  expect(openStretches(dayHoursSchema.parse(office))).toEqual([office]);
  expect(openStretches(dayHoursSchema.parse({ ...office, breaks: [noon, tea] }))).toEqual([
    { from: '08:30', until: '12:00' },
    { from: '13:00', until: '15:00' },
    { from: '15:15', until: '17:00' },
  ]);
});

it.each([
  ['out of order', [tea, noon]],
  ['that overlap', [noon, { from: '12:30', until: '13:30' }]],
  ['that touch, and so are one', [noon, { from: '13:00', until: '13:30' }]],
  ['before it opens', [{ from: '08:00', until: '09:00' }]],
  ['at its end', [{ from: '16:00', until: '17:00' }]],
  ['that end before they begin', [{ from: '13:00', until: '12:00' }]],
  ['more than two', [noon, tea, { from: '16:00', until: '16:15' }]],
])('refuses breaks %s', (_name, breaks) => {
  expect(dayHoursSchema.safeParse({ ...office, breaks }).success).toBe(false);
});
