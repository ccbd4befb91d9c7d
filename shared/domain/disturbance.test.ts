import fc from 'fast-check';
import { expect, it } from 'vitest';
import { goingOn, mostShown } from './disturbance.ts';

const startMs = Date.parse('2026-11-27T09:00:00.000Z');
const at = (minutes: number) => new Date(startMs + minutes * 60_000).toISOString();

it('a disturbance is shown from its beginning until before its end, the newest first', () => {
  const wifi = { name: 'wifi', fromAt: at(0), untilAt: at(60) };
  const mail = { name: 'mail', fromAt: at(10), untilAt: null };

  expect(goingOn([wifi, mail], startMs - 1)).toEqual([]);
  expect(goingOn([wifi, mail], startMs)).toEqual([wifi]);
  expect(goingOn([wifi, mail], startMs + 10 * 60_000)).toEqual([mail, wifi]);
  expect(goingOn([wifi, mail], startMs + 60 * 60_000)).toEqual([mail]);
});

it('a wall never has more of them than it can show', () => {
  const one = fc.record({
    fromAt: fc.integer({ min: -60, max: 60 }).map(at),
    untilAt: fc.option(fc.integer({ min: -60, max: 60 }).map(at)),
  });
  fc.assert(
    fc.property(fc.array(one), (all) => {
      const shown = goingOn(all, startMs);

      expect(shown.length).toBeLessThanOrEqual(mostShown);
      for (const { untilAt } of shown) {
        expect(untilAt === null || Date.parse(untilAt) > startMs).toBe(true);
      }
    }),
  );
});
