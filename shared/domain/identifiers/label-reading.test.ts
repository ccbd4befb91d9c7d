import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLabel } from './label-reading.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

const kindOf = (text: string, picture: string | null = null): string => {
  const read = readLabel(text, picture);
  return read.ok ? read.value.kind : read.fault.code;
};

describe('a text from a label', () => {
  it.each([
    ['LT-004821', 'asset-tag'],
    ['Error Code 2000-0142 Validation 73484', 'dell-error'],
    ['LAB0AA-BB1CC2-DD3EE4-FF5GG6', 'hp-failure'],
    ['1S20LAB0000MLAB00001', 'lenovo'],
    ['490154203237518', 'imei'],
    ['IMEISV: 4901542032375112', 'imei'],
    ['490154203237519', 'identifier/wrong-check-digit'],
    ['IMEI 49015420323751', 'identifier/wrong-length'],
    ['8931440000000000000', 'identifier/wrong-check-digit'],
    ['00:1A:2B:3C:4D:5E', 'mac'],
    ['MAC: 001A2B3C4D5E', 'mac'],
    ['MAC: 001A2B3C4D5', 'identifier/wrong-length'],
    ['463 355 665 93', 'express-code'],
    ['LAB0001', 'serial'],
    ['S/N: LAB0-0001-XYZ-99', 'serial'],
    ['Asset tag: GEMEENTE.77', 'code'],
    ['HAL-9000', 'code'],
    ['NL91ABNA0417164301', 'code'],
  ])('%s is: %s', (text, kind) => {
    expect(kindOf(text, 'LT-######')).toBe(kind);
  });

  it.each([
    '',
    'ok',
    'https://example.org/a',
    'sam@example.org',
    'my laptop is broken',
    '4111111111111111',
    // The examples of the register of IBANs.
    'NL91ABNA0417164300',
    'be68539007547034',
    'a'.repeat(400),
  ])('that is no label is refused: %s', (text) => {
    expect(kindOf(text)).toBe('identifier/unknown-shape');
  });

  it('is only an asset tag when the organisation has such tags', () => {
    expect(kindOf('LT-004821')).toBe('code');
  });

  it('of any content is read or refused, never more', () => {
    const codes = fc.array(fc.nat({ max: 0xffff }), { maxLength: 400 });
    const texts = codes.map((units) => String.fromCharCode(...units));
    const labels = fc.stringMatching(/^[0-9A-Za-z:. -]{0,40}$/u);
    fc.assert(
      fc.property(fc.oneof(texts, labels), (text) => {
        const read = readLabel(text, 'LT-######');

        expect(read.ok || read.fault.code.startsWith('identifier/')).toBe(true);
      }),
      { numRuns: fuzzRuns },
    );
  });
});
