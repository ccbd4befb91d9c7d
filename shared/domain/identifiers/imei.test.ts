import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatImei, maskedImei, parseImei } from './imei.ts';
import { luhnDigit } from './luhn.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

const digit = fc.integer({ min: 0, max: 9 }).map(String);
const imei = fc
  .array(digit, { minLength: 14, maxLength: 14 })
  .map((body) => `${body.join('')}${luhnDigit(body.join(''))}`);

describe('an IMEI', () => {
  it('is accepted however it is spaced, and says its model', () => {
    expect(parseImei(' 49 015420–323751.8 ')).toEqual({
      ok: true,
      value: { digits: '490154203237518', typeAllocationCode: '49015420', softwareVersion: null },
    });
  });

  it('of sixteen digits has a software version and no check digit', () => {
    const parsed = parseImei('49-015420-323751-12');

    expect(parsed.ok && parsed.value.softwareVersion).toBe('12');
  });

  it('is shown without the part that is one person’s own', () => {
    const parsed = parseImei('490154203237518');

    expect(parsed.ok && maskedImei(parsed.value)).toBe('49015420•••••18');
  });

  it.each([
    ['49015420323751', 'identifier/wrong-length'],
    ['49015420323751O', 'identifier/wrong-characters'],
    ['490154203237519', 'identifier/wrong-check-digit'],
    ['', 'identifier/wrong-length'],
  ])('%s is refused: %s', (text, code) => {
    expect(parseImei(text)).toMatchObject({ ok: false, fault: { code } });
  });

  it('with any single wrong digit is refused', () => {
    fc.assert(
      fc.property(imei, fc.integer({ min: 0, max: 14 }), digit, (right, place, other) => {
        fc.pre(right[place] !== other);
        const wrong = `${right.slice(0, place)}${other}${right.slice(place + 1)}`;

        expect(parseImei(right).ok).toBe(true);
        expect(parseImei(wrong)).toMatchObject({ fault: { code: 'identifier/wrong-check-digit' } });
      }),
      { numRuns: fuzzRuns },
    );
  });

  it('survives being written and read again', () => {
    fc.assert(
      fc.property(imei, (digits) => {
        const parsed = parseImei(digits);

        expect(parsed.ok && parseImei(formatImei(parsed.value))).toEqual(parsed);
      }),
      { numRuns: fuzzRuns },
    );
  });
});
