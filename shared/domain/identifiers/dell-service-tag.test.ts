import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expressCodeOf,
  looksLikeDellServiceTag,
  looksLikeExpressCode,
  serviceTagOf,
} from './dell-service-tag.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

const tags = fc
  .array(fc.constantFrom(...Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')), {
    minLength: 7,
    maxLength: 7,
  })
  .map((letters) => letters.join(''));

describe('a service tag', () => {
  it('and its express service code are one number in two bases', () => {
    expect(expressCodeOf('LAB0001')).toEqual({ ok: true, value: '46335566593' });
    expect(serviceTagOf('463 355 665 93')).toEqual({ ok: true, value: 'LAB0001' });
  });

  it('survives being turned into its code and back', () => {
    fc.assert(
      fc.property(tags, (tag) => {
        const code = expressCodeOf(tag);

        expect(code.ok && serviceTagOf(code.value)).toEqual({ ok: true, value: tag });
      }),
      { numRuns: fuzzRuns },
    );
  });

  it.each([
    ['LAB000', 'identifier/wrong-length'],
    ['LAB000É', 'identifier/wrong-characters'],
  ])('%s has no code: %s', (text, code) => {
    expect(expressCodeOf(text)).toMatchObject({ ok: false, fault: { code } });
  });

  it.each([
    ['78364164096', 'identifier/wrong-length'],
    ['', 'identifier/wrong-length'],
    ['12O4', 'identifier/wrong-characters'],
  ])('no tag has the code %s: %s', (text, code) => {
    expect(serviceTagOf(text)).toMatchObject({ ok: false, fault: { code } });
  });

  it('is neither a word nor a plain number', () => {
    expect(['LAB0001', 'macbook', '0412345', 'LAB00012'].map(looksLikeDellServiceTag)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(['46335566593', '0612345678', '2176782336'].map(looksLikeExpressCode)).toEqual([
      true,
      false,
      false,
    ]);
  });
});
