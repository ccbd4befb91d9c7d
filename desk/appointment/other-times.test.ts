import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstFreeTime } from '../../shared/domain/free-time.ts';
import { otherTimes } from './other-times.ts';

const minute = 60_000;
const hour = 60 * minute;
const openAt = new Map([
  [
    'north',
    [
      { fromMs: 9 * hour, untilMs: 11 * hour },
      { fromMs: 12 * hour, untilMs: 14 * hour },
    ],
  ],
  ['south', [{ fromMs: 10 * hour, untilMs: 12 * hour }]],
]);
const placed = {
  queue: fc.constantFrom('advice' as const, 'device-operations' as const),
  siteId: fc.constantFrom('north', 'south'),
};
const moving = fc.array(fc.record({ ...placed, minutes: fc.constantFrom(5, 20, 90) }), {
  maxLength: 30,
});
const booked = fc.array(
  fc.record({
    ...placed,
    startsAt: fc
      .integer({ min: 8 * 12, max: 14 * 12 })
      .map((place) => new Date(place * 5 * minute).toISOString()),
  }),
);
const rule = fc.record({
  headStartMinutes: fc.integer({ min: 0, max: 30 }),
  graceMinutes: fc.integer({ min: 0, max: 30 }),
  mostOvertaking: fc.integer({ min: 1, max: 3 }),
  noShowBehind: fc.constant(2),
});

it('finds for each the first time that is free when all before it have theirs', () => {
  fc.assert(
    fc.property(moving, booked, rule, fc.integer({ min: 8, max: 13 }), (each, taken, by, from) => {
      const fromMs = from * hour;
      const found = otherTimes(each, taken, { fromMs, openAt, rule: by });

      const so = taken.map(({ siteId, startsAt }) => ({ siteId, ms: Date.parse(startsAt) }));
      // Both queues are served by the same technicians: one line at each site.
      const expected = each.map(({ siteId, minutes }) => {
        const line = so.filter((one) => one.siteId === siteId).map(({ ms }) => ms);
        const ms = firstFreeTime(openAt.get(siteId) ?? [], { fromMs, minutes }, line, by);
        if (ms !== null) so.push({ siteId, ms });
        return ms === null ? null : new Date(ms).toISOString();
      });
      expect(found).toEqual(expected);
    }),
  );
});
