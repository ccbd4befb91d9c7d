import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIdentifier, identifierKey, isDoubtfulSerial } from './asset-identifier.ts';
import { identifierKindSchema } from './asset.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

describe('a number of an asset', () => {
  it.each([
    ['imei', '49-015420-323751-8', '490154203237518'],
    ['mac', '00-1A-2B-3C-4D-5E', '00:1a:2b:3c:4d:5e'],
    ['serial', ' pf-2abcde ', 'PF-2ABCDE'],
  ] as const)('%s %s is written %s', (kind, text, written) => {
    expect(checkIdentifier(kind, text)).toEqual({ ok: true, value: written });
  });

  it.each([
    ['imei', '490154203237519', 'identifier/wrong-check-digit'],
    ['iccid', '8931440000000000001', 'identifier/wrong-check-digit'],
    ['mac', '00:1a:2b:3c:4d', 'identifier/wrong-length'],
    ['mac', '01:00:5e:00:00:fb', 'identifier/wrong-characters'],
    ['serial', 'A1', 'identifier/wrong-length'],
    ['serial', 'É123', 'identifier/wrong-characters'],
  ] as const)('%s %s is refused: %s', (kind, text, code) => {
    expect(checkIdentifier(kind, text)).toMatchObject({ ok: false, fault: { code } });
  });

  it('is the same however it is spaced', () => {
    expect(identifierKey('00:1a-2B 3c.4d')).toBe('001A2B3C4D');
  });

  it('of any text is a number or a fault, and a number stays what it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...identifierKindSchema.options), fc.string(), (kind, text) => {
        const once = checkIdentifier(kind, text);

        if (once.ok) expect(checkIdentifier(kind, once.value)).toEqual(once);
      }),
      { numRuns: fuzzRuns },
    );
  });

  it('raises a doubt when it does not look like its maker’s, and never for what has no shape', () => {
    expect(isDoubtfulSerial('Dell Inc.', 'laptop', 'LAB00012')).toBe(true);
    expect(isDoubtfulSerial('Dell', 'laptop', 'LAB0001')).toBe(false);
    expect(isDoubtfulSerial('Dell', 'dock', 'CN0ABCDE123')).toBe(false);
    expect(isDoubtfulSerial('Voorbeeld', 'laptop', '1')).toBe(false);
  });
});
