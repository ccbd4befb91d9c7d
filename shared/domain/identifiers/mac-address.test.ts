import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMacAddress } from './mac-address.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

describe('a MAC address', () => {
  it.each(['00:1A:2B:3C:4D:5E', '00-1a-2b-3c-4d-5e', '001a.2b3c.4d5e', '001A2B3C4D5E'])(
    'is the same however it is written: %s',
    (text) => {
      expect(parseMacAddress(text)).toEqual({
        ok: true,
        value: { text: '00:1a:2b:3c:4d:5e', locallyAdministered: false, multicast: false },
      });
    },
  );

  it('tells what software made up, and what is a group', () => {
    expect(parseMacAddress('02:00:00:00:00:01')).toMatchObject({
      value: { locallyAdministered: true, multicast: false },
    });
    expect(parseMacAddress('01:00:5e:00:00:fb')).toMatchObject({
      value: { locallyAdministered: false, multicast: true },
    });
  });

  it.each([
    ['00:1a:2b:3c:4d', 'identifier/wrong-length'],
    ['00:1a:2b:3c:4d:5g', 'identifier/wrong-characters'],
  ])('%s is refused: %s', (text, code) => {
    expect(parseMacAddress(text)).toMatchObject({ ok: false, fault: { code } });
  });

  it('survives being written and read again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 6, maxLength: 6 }), (bytes) => {
        const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0'));
        const parsed = parseMacAddress(hex.join('-'));

        expect(parsed.ok && parseMacAddress(parsed.value.text)).toEqual(parsed);
      }),
      { numRuns: fuzzRuns },
    );
  });
});
