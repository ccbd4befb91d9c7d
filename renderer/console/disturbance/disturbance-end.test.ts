import { expect, it } from 'vitest';
import { endAfter, endsOf } from './disturbance-end.ts';

const nowMs = Date.parse('2026-11-27T09:00:00.000Z');

it.each([null, '2026-11-27T12:30:00.000Z'])(
  'leaves the end as it is while nobody chooses another one: %s',
  (untilAt) => {
    expect(endAfter(endsOf(untilAt)[0], untilAt, nowMs)).toBe(untilAt);
  },
);

it('counts the hours of another end from now, and takes an end away', () => {
  const untilAt = '2026-11-27T12:30:00.000Z';

  expect(endsOf(untilAt).map((end) => endAfter(end, untilAt, nowMs))).toEqual([
    untilAt,
    null,
    '2026-11-27T11:00:00.000Z',
    '2026-11-27T17:00:00.000Z',
  ]);
});
