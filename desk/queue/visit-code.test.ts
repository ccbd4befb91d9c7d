import fc from 'fast-check';
import { expect, it } from 'vitest';
import { visitCodeSchema } from '../../shared/domain/ticket.ts';
import { daysIn, deskPrefix, kioskPrefixes, visitCodeOf } from './visit-code.ts';

it('makes a code that the contract allows of any number of any prefix', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(deskPrefix, ...kioskPrefixes()),
      fc.integer({ min: 1, max: 1_000_000 }),
      (prefix, sequence) => {
        expect(visitCodeSchema.safeParse(visitCodeOf(prefix, sequence)).success).toBe(true);
      },
    ),
  );
});

it('gives kiosks no letter of the desk, and none of a kiosk that never reached it', () => {
  expect(kioskPrefixes().slice(0, 3)).toEqual(['B', 'C', 'D']);
  expect(kioskPrefixes()).not.toContain('A');
  expect(kioskPrefixes()).not.toContain('K');
});

it('begins a new day at midnight of the desk, not of Greenwich', () => {
  const lateMs = Date.parse('2026-11-22T23:30:00.000Z');

  expect(daysIn('Europe/Amsterdam')(lateMs)).toBe('2026-11-23');
  expect(daysIn('UTC')(lateMs)).toBe('2026-11-22');
});

it('says the same day in any order of moments, also where a quarter of an hour stands between zones', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Amsterdam', 'Asia/Kathmandu', 'Australia/Eucla');
  const moments = fc.array(
    fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) }).chain((timeMs) =>
      // Neighbours, so that some lie on both sides of midnight.
      fc.constantFrom(
        timeMs,
        timeMs + 1,
        timeMs - (timeMs % 900_000),
        timeMs - (timeMs % 900_000) - 1,
      ),
    ),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(zones, moments, (zone, times) => {
      const dayOf = daysIn(zone);
      const plain = new Intl.DateTimeFormat('sv', { timeZone: zone });

      expect(times.map((timeMs) => dayOf(timeMs))).toEqual(
        times.map((timeMs) => plain.format(timeMs)),
      );
    }),
  );
});
