import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCompatibleId, parseVendorCode } from './vendor-interface.ts';

const numRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

const osString = (text: string, code: number) =>
  Uint8Array.from([18, 3, ...Array.from(text).flatMap((one) => [one.charCodeAt(0), 0]), code, 0]);

const section = (number: number, id: string) => [
  ...[number, 1],
  ...Array.from(id.padEnd(8, '\0')).map((one) => one.charCodeAt(0)),
  ...Array.from({ length: 14 }, () => 0),
];
const compatible = (...sections: readonly number[][]) =>
  Uint8Array.from([
    ...[16 + 24 * sections.length, 0, 0, 0, 0, 1, 4, 0, sections.length],
    ...[0, 0, 0, 0, 0, 0, 0],
    ...sections.flat(),
  ]);

describe("Microsoft's descriptors", () => {
  it('give the request number only with their signature', () => {
    expect(parseVendorCode(osString('MSFT100', 0x22))).toBe(0x22);
    expect(parseVendorCode(osString('MSFT200', 0x22))).toBeNull();
    expect(parseVendorCode(osString('MSFT100', 0x22).slice(0, 12))).toBeNull();
  });

  it('give the id of one interface among several', () => {
    const bytes = compatible(section(0, 'RNDIS'), section(1, 'MTP'));

    expect([0, 1, 2].map((number) => parseCompatibleId(bytes, number))).toEqual([
      'RNDIS',
      'MTP',
      null,
    ]);
    expect(parseCompatibleId(bytes.slice(0, 50), 1)).toBeNull();
  });

  it('never make the parsers throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.nat(20), (bytes, number) => {
        parseVendorCode(bytes);
        parseCompatibleId(bytes, number);
      }),
      { numRuns },
    );
  });
});
