import fc from 'fast-check';
import { expect, it } from 'vitest';
import { portTroubleSchema } from '../port-trouble.ts';
import {
  type PortHappening,
  counted,
  daysTold,
  emptyTally,
  isSuspect,
  isWell,
  mostPorts,
  portDaySchema,
  possibleDays,
} from './port-health.ts';

const monday = Date.parse('2026-11-23T09:00:00.000Z');
const powerOnly: PortHappening = { type: 'trouble', trouble: 'power-only' };

it('counts a phone that only charges, one that is seen, and one that is read', () => {
  const minute = 60_000;
  const one = counted(emptyTally, '1-2', powerOnly, monday);
  const two = counted(one, '1-2', { type: 'data' }, monday + minute);
  const three = counted(two, '1-2', { type: 'read' }, monday + minute + 5000);

  expect(three.days).toEqual([
    { day: '2026-11-23', port: '1-2', data: 1, read: 1, noData: 1, lastTrouble: 'power-only' },
  ]);
});

it('counts one plug that is noticed twice, or comes late, once', () => {
  const noAnswer: PortHappening = { type: 'trouble', trouble: 'no-answer' };
  const twice = counted(
    counted(emptyTally, '1-2', noAnswer, monday),
    '1-2',
    powerOnly,
    monday + 1000,
  );
  const late = counted(twice, '1-2', { type: 'data' }, monday + 4000);
  const again = counted(late, '1-2', { type: 'data' }, monday + 6000);

  expect(twice.days).toMatchObject([{ data: 0, noData: 1, lastTrouble: 'power-only' }]);
  expect(again.days).toMatchObject([{ data: 1, noData: 0 }]);
});

it('counts on after days that a wrong clock made, and keeps none of them', () => {
  const year = 365 * 86_400_000;
  const wrong = [monday + year, monday + 2 * year].reduce(
    (tally, nowMs) => counted(tally, '1-2', powerOnly, nowMs),
    emptyTally,
  );

  const right = counted(wrong, '1-2', powerOnly, monday);

  expect(wrong.days.map(({ day }) => day)).toEqual(['2028-11-22', '2027-11-23']);
  expect(possibleDays(wrong.days, monday)).toEqual([]);
  expect(right.days).toMatchObject([{ day: '2026-11-23', noData: 1 }]);
});

it('finds "power but no data on 9 of 11 phones" while the other port reads', () => {
  expect(isSuspect({ data: 2, noData: 9 }, { data: 20, noData: 1 })).toBe(true);
});

it('suspects no port of four plugs, of half, or when it is so everywhere', () => {
  expect(isSuspect({ data: 0, noData: 4 }, { data: 20, noData: 0 })).toBe(false);
  expect(isSuspect({ data: 5, noData: 5 }, { data: 20, noData: 0 })).toBe(false);
  expect(isSuspect({ data: 1, noData: 9 }, { data: 3, noData: 17 })).toBe(false);
});

it('judges a port that can be compared with nothing by itself', () => {
  expect(isSuspect({ data: 1, noData: 6 }, { data: 1, noData: 0 })).toBe(true);
});

it('is well after three plugs with data, and not while it is silent', () => {
  expect(isWell({ data: 0, noData: 0 })).toBe(false);
  expect(isWell({ data: 3, noData: 1 })).toBe(true);
  expect(isWell({ data: 3, noData: 2 })).toBe(false);
});

it('stays small and is what a heartbeat may say, whatever happens in whatever order', () => {
  const happening: fc.Arbitrary<PortHappening> = fc.oneof(
    fc.constant<PortHappening>({ type: 'data' }),
    fc.constant<PortHappening>({ type: 'read' }),
    fc
      .constantFrom(...portTroubleSchema.options)
      .map((trouble) => ({ type: 'trouble' as const, trouble })),
  );
  const step = fc.record({
    port: fc.nat(60).map((port) => `1-${port}`),
    happening,
    laterMs: fc.integer({ min: -20_000, max: 40_000_000 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      let nowMs = monday;
      let tally = emptyTally;
      for (const { port, happening: what, laterMs } of steps) {
        nowMs += laterMs;
        tally = counted(tally, port, what, nowMs);
      }

      expect(tally.days.length).toBeLessThanOrEqual(mostPorts * daysTold);
      expect(tally.days.every((day) => portDaySchema.safeParse(day).success)).toBe(true);
      const keys = tally.days.map(({ day, port }) => `${day} ${port}`);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});
