import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fault, faultSchema } from './fault.ts';
import { cleanText } from './untrusted-text.ts';

const hostile = '\u001b[2J\u0007first\r\nlevel":"fatal\u202egnp.exe\u0000\u009b31m\ud800';

describe('the detail of a fault', () => {
  it('is one clean line, whatever a device said in it', () => {
    expect(fault('device/garbled', `Pair was answered with ${hostile}`).detail).toBe(
      'Pair was answered with [2Jfirst level":"fatalgnp.exe31m',
    );
  });

  it('is cut to what the contract allows', () => {
    const cut = fault('device/garbled', '\u{1f600}'.repeat(10_000));

    expect(Array.from(cut.detail)).toHaveLength(1000);
    expect(faultSchema.parse(cut)).toEqual(cut);
  });

  it('is cleaned again where it comes in from another process or machine', () => {
    expect(faultSchema.parse({ code: 'device/gone', detail: hostile })).toEqual(
      fault('device/gone', hostile),
    );
  });

  it('is always clean and always fits, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (detail) => {
        const made = fault('device/garbled', detail);

        expect(made.detail).toBe(cleanText(made.detail, 1000));
        expect(faultSchema.safeParse(made).success).toBe(true);
      }),
    );
  });
});
