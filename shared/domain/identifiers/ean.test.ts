import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseEan } from './ean.ts';

it.each(['4006381333931', '036000291452', '96385074', '4 006381 333931'])(
  'knows the barcode %s',
  (text) => {
    expect(parseEan(text)).toEqual({ ok: true, value: text.replaceAll(' ', '') });
  },
);

it.each([
  ['4006381333932', 'identifier/wrong-check-digit'],
  ['40063813339', 'identifier/wrong-length'],
  ['4006381E33931', 'identifier/wrong-characters'],
  ['', 'identifier/wrong-length'],
])('says why %s is none', (text, code) => {
  expect(parseEan(text)).toMatchObject({ ok: false, fault: { code } });
});

it('finds every single wrong digit', () => {
  const place = fc.integer({ min: 0, max: 12 });
  const off = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(place, off, (at, by) => {
      const digits = Array.from('4006381333931', Number);
      digits[at] = ((digits[at] ?? 0) + by) % 10;

      expect(parseEan(digits.join('')).ok).toBe(false);
    }),
  );
});

it('bears any text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(typeof parseEan(text).ok).toBe('boolean');
    }),
  );
});
