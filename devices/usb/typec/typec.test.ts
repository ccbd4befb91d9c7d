import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCableMarker } from './cable-marker.ts';
import { capabilityText, mostMilliwatts, powerCapabilities } from './power-capabilities.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

it('reads what a charger offers, in its order', () => {
  const texts = {
    'own/source-capabilities/2:fixed_supply/voltage': '20000mV',
    'own/source-capabilities/2:fixed_supply/maximum_current': '3250mA',
    'own/source-capabilities/1:fixed_supply/voltage': '5000mV',
    'own/source-capabilities/1:fixed_supply/maximum_current': '3000mA',
    'own/source-capabilities/3:programmable_supply/maximum_voltage': '21000mV',
    'own/source-capabilities/3:programmable_supply/maximum_current': '3000mA',
    'other/sink-capabilities/1:fixed_supply/voltage': '5000mV',
  };

  const offered = powerCapabilities(texts, 'own/source-capabilities');

  expect(offered.map(capabilityText)).toEqual([
    'fixed 5 V 3 A (15 W)',
    'fixed 20 V 3.25 A (65 W)',
    'programmable 21 V 3 A',
  ]);
  expect(mostMilliwatts(offered)).toBe(65_000);
  expect(mostMilliwatts(powerCapabilities(texts, 'other/source-capabilities'))).toBeNull();
});

it('does not believe more than USB Power Delivery can carry', () => {
  const [one] = powerCapabilities({ 'x/1:fixed_supply/voltage': '900000mV' }, 'x');

  expect(one?.millivolts).toBeNull();
});

it.each([
  ['0x00082040', { bitsPerSecond: 480_000_000, milliamperes: 5000 }],
  ['0x00082022', { bitsPerSecond: 10_000_000_000, milliamperes: 3000 }],
  ['0x11082043', { bitsPerSecond: 40_000_000_000, milliamperes: 5000 }],
  ['0x00082007', { bitsPerSecond: null, milliamperes: null }],
  ['0x00000000', null],
  ['', null],
  ['nonsense', null],
  [undefined, null],
])('reads the chip of a cable: %s', (text, marker) => {
  expect(parseCableMarker(text)).toEqual(marker);
});

it('takes any texts', () => {
  const path = fc.oneof(
    fc.string(),
    fc
      .tuple(
        fc.nat(99),
        fc.constantFrom('fixed_supply', 'x'),
        fc.constantFrom('voltage', 'maximum_current'),
      )
      .map(([number, type, name]) => `own/source-capabilities/${number}:${type}/${name}`),
  );
  fc.assert(
    fc.property(
      fc.dictionary(
        path,
        fc.oneof(
          fc.string(),
          fc.nat().map((one) => `${one}mV`),
        ),
      ),
      (texts) => {
        const all = powerCapabilities(texts, 'own/source-capabilities');
        expect(all.length).toBeLessThanOrEqual(11);
        expect((mostMilliwatts(all) ?? 0) <= 300_000).toBe(true);
        for (const text of Object.values(texts)) parseCableMarker(text);
      },
    ),
    { numRuns: fuzzRuns },
  );
});
