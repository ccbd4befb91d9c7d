import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIccid, maskedIccid, parseIccid } from './iccid.ts';
import { luhnDigit } from './luhn.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

const digit = fc.integer({ min: 0, max: 9 }).map(String);
const iccid = fc.array(digit, { minLength: 16, maxLength: 17 }).map((account) => {
  const body = `89${account.join('')}`;
  return `${body}${luhnDigit(body)}`;
});

describe('a SIM number', () => {
  it('has nineteen or twenty digits, and the filler of the card does not count', () => {
    const nineteen = `893144000000000000${luhnDigit('893144000000000000')}`;

    expect(parseIccid(`${nineteen}F`)).toEqual({ ok: true, value: { digits: nineteen } });
  });

  it('is shown with its issuer only', () => {
    const parsed = parseIccid(`893144000000000000${luhnDigit('893144000000000000')}`);

    expect(parsed.ok && maskedIccid(parsed.value)).toMatch(/^8931440•{10}[0-9]{2}$/u);
  });

  it.each([
    ['8931440000000000', 'identifier/wrong-length'],
    ['8831440000000000000', 'identifier/wrong-characters'],
    ['89314400000000000A0', 'identifier/wrong-characters'],
  ])('%s is refused: %s', (text, code) => {
    expect(parseIccid(text)).toMatchObject({ ok: false, fault: { code } });
  });

  it('with any single wrong digit behind the 89 is refused', () => {
    fc.assert(
      fc.property(iccid, fc.integer({ min: 2, max: 18 }), digit, (right, place, other) => {
        fc.pre(right[place] !== other);
        const wrong = `${right.slice(0, place)}${other}${right.slice(place + 1)}`;

        expect(parseIccid(right).ok).toBe(true);
        expect(parseIccid(wrong).ok).toBe(false);
      }),
      { numRuns: fuzzRuns },
    );
  });

  it('survives being written and read again', () => {
    fc.assert(
      fc.property(iccid, (digits) => {
        const parsed = parseIccid(digits);

        expect(parsed.ok && parseIccid(formatIccid(parsed.value))).toEqual(parsed);
      }),
      { numRuns: fuzzRuns },
    );
  });
});
