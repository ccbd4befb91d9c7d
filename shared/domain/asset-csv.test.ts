import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assetColumnNames,
  assetColumns,
  cellsOfAsset,
  columnOf,
  delimiterOf,
  factsOfRow,
  unguarded,
} from './asset-csv.ts';
import { type AssetFacts, recordedTypeSchema } from './asset.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

describe('a row of an import', () => {
  it('knows its columns by either language', () => {
    for (const name of assetColumnNames) {
      expect(columnOf(` ${assetColumns[name].nl.toUpperCase()} `)).toBe(name);
      expect(columnOf(assetColumns[name].en)).toBe(name);
    }
    expect(columnOf('kleur')).toBeNull();
  });

  it('is split where its headers are', () => {
    expect(delimiterOf('labelnummer;soort;merk\n"a,b,c,d";1;2')).toBe(';');
    expect(delimiterOf('tag,type\r\nx;y;z,1')).toBe(',');
  });

  it('reads a day as Dutch writes it, and refuses one that is none', () => {
    const row = { tag: 'A1', type: 'telefoon', maker: 'Lab', model: 'Een' };

    expect(factsOfRow({ ...row, warrantyUntil: '1-3-2028' }, null)).toMatchObject({
      facts: { type: 'phone', warrantyUntil: '2028-03-01' },
    });
    expect(factsOfRow({ ...row, warrantyUntil: '31-2-2028' }, null)).toMatchObject({
      why: 'wrong-value',
      column: 'warrantyUntil',
    });
    expect(factsOfRow({ ...row, purchasePrice: 'veel' }, null)).toMatchObject({
      why: 'wrong-value',
      column: 'purchasePrice',
    });
  });

  it('of any cells is facts or a reason', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...assetColumnNames), fc.string()), (cells) => {
        const said = factsOfRow(cells, null);

        expect(said.ok || assetColumnNames.includes(said.column)).toBe(true);
      }),
      { numRuns: fuzzRuns },
    );
  });
});

const line = fc.constantFrom('Dell', '=1+1', '-cmd', 'Zwolle; oost', 'A "quoted" one');
const record: fc.Arbitrary<AssetFacts> = fc.record({
  tag: fc.constantFrom('LT-1', 'PH.2'),
  type: fc.constantFrom(...recordedTypeSchema.options),
  maker: line,
  model: line,
  identifiers: fc.constantFrom(
    [],
    [{ kind: 'serial' as const, value: 'AB 12' }],
    [
      { kind: 'serial' as const, value: 'AB-12' },
      { kind: 'imei' as const, value: '490154203237518' },
      { kind: 'mac' as const, value: '00:1a:2b:3c:4d:5e' },
    ],
  ),
  system: fc.option(line),
  site: fc.option(line),
  ownerUnit: fc.option(line),
  warrantyUntil: fc.option(fc.constant('2028-03-01')),
  supplier: fc.option(line),
  purchasedOn: fc.option(fc.constant('2026-03-01')),
  purchaseOrder: fc.option(line),
  purchasePrice: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
});

it('an export is the same record when it is imported', () => {
  fc.assert(
    fc.property(record, (facts) => {
      const written = cellsOfAsset({ ...facts, state: 'stock', holder: null });
      const cells = Object.fromEntries(
        assetColumnNames.map((name, at) => [name, unguarded(String(written[at] ?? ''))]),
      );

      expect(factsOfRow(cells, null)).toEqual({ ok: true, facts });
    }),
    { numRuns: fuzzRuns },
  );
});
