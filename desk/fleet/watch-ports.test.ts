import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSuspect, plugsOf } from '../../shared/domain/fleet/port-health.ts';
import type { KioskPortDay, ToldPort } from '../store/port-store.ts';
import { isPortSuspect } from './watch-ports.ts';

const kioskIds = ['one', 'other'];
const ports = ['1-1', '1-2'];
const days = ['2026-11-19', '2026-11-20', '2026-11-21'];

const portDay = fc.record({
  ...{ kioskId: fc.constantFrom(...kioskIds), port: fc.constantFrom(...ports) },
  ...{ day: fc.constantFrom(...days), data: fc.nat(9), noData: fc.nat(9) },
  ...{ read: fc.constant(0), lastTrouble: fc.constant(null) },
});
const wellAt = fc.constantFrom(undefined, null, ...days.map((day) => `${day}T09:00:00.000Z`));

/** As it is defined: the port since it was well, beside every day of every other port. */
function isSuspectByDefinition(
  all: readonly KioskPortDay[],
  known: ToldPort | undefined,
  isThis: (day: KioskPortDay) => boolean,
): boolean {
  if (known?.wellAt === null) return true;
  const own = all.filter((each) => isThis(each) && each.day >= (known?.wellAt ?? '').slice(0, 10));
  return isSuspect(plugsOf(own), plugsOf(all.filter((each) => !isThis(each))));
}

it('judges a port by itself since it was well, and by all other ports of all days', () => {
  const seen = new Set<boolean>();
  const all = fc.uniqueArray(portDay, {
    maxLength: kioskIds.length * ports.length * days.length,
    selector: ({ kioskId, port, day }) => `${kioskId} ${port} ${day}`,
  });
  fc.assert(
    fc.property(all, wellAt, (each, well) => {
      const is = { kioskId: 'one', port: '1-1' };
      const known = well === undefined ? undefined : { ...is, at: '2026-11-18', wellAt: well };
      const isThis = ({ kioskId, port }: KioskPortDay) =>
        kioskId === is.kioskId && port === is.port;

      const suspect = isPortSuspect(each.filter(isThis), known, plugsOf(each));

      seen.add(suspect);
      expect(suspect).toBe(isSuspectByDefinition(each, known, isThis));
    }),
    { numRuns: 1000 },
  );
  expect(seen.size).toBe(2);
});
