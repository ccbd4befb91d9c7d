import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enrolCodeSchema, freeCode, spacedCode, typedCode } from './enrolment.ts';

describe('the code of a kiosk', () => {
  it('has six digits, also when its number is small', () => {
    expect(freeCode(new Set(), () => 42)).toBe('000042');
  });

  it('is none that another kiosk shows', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(999_999), { minLength: 1, maxLength: 40 }), (numbers) => {
        const taken = new Set(numbers.slice(1).map((number) => String(number).padStart(6, '0')));
        let at = numbers.length;
        const code = freeCode(taken, () => numbers[(at -= 1)] ?? numbers[0] ?? 0);
        expect(code === null || (enrolCodeSchema.safeParse(code).success && !taken.has(code))).toBe(
          true,
        );
      }),
    );
  });

  it('is given up when chance finds none', () => {
    expect(freeCode(new Set(['000007']), () => 7)).toBeNull();
  });

  it('may be typed as it is shown', () => {
    expect(typedCode(spacedCode('123456'))).toBe('123456');
    expect(typedCode(' 12-34 56 78')).toBe('123456');
  });
});
