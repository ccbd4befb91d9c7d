import { encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../test/lab/cpu-ms.ts';
import { parseGetInfo, parsePinRetries, pinRetriesCommand } from './get-info.ts';
import { firmwareOfRelease, parseYubikeyConfig, yubikeyInterfaces } from './yubikey.ts';

const numRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);
const reply = (map: ReadonlyMap<unknown, unknown>) => Uint8Array.from([0, ...encode(map)]);
const raw = (...bytes: readonly number[]) => Uint8Array.from(bytes);
const codeOf = (bytes: Uint8Array) => {
  const parsed = parseGetInfo(bytes);
  return parsed.ok ? null : parsed.fault.code;
};

describe('what a security key says of itself', () => {
  it('is null for everything that it leaves out', () => {
    expect(parseGetInfo(raw(0, 0xa0))).toEqual({
      ok: true,
      value: {
        versions: [],
        aaguid: null,
        pinSet: null,
        residentKeys: false,
        userVerification: null,
        pinProtocols: [],
        minPinLength: null,
        mustChangePin: null,
        firmwareVersion: null,
        passkeysLeft: null,
      },
    });
  });

  it('counts members of another type as absent', () => {
    const wrong = new Map<unknown, unknown>([
      [1, 'FIDO_2_0'],
      [3, new Uint8Array(15)],
      [4, [true]],
      [6, [2n ** 60n, -1, 1]],
      [0x0d, -4],
      [0x14, 1.5],
    ]);

    expect(parseGetInfo(reply(wrong))).toMatchObject({
      ok: true,
      value: { versions: [], aaguid: null, pinSet: null, pinProtocols: [1], minPinLength: null },
    });
  });

  it('takes an AAGUID of zeros, which U2F keys have, for none', () => {
    expect(parseGetInfo(reply(new Map([[3, new Uint8Array(16)]])))).toMatchObject({
      value: { aaguid: null },
    });
  });

  it.each([
    ['nothing', raw(), 'device/garbled'],
    ['a status of error', raw(0x36), 'device/unsupported'],
    ['no map', raw(0, 0x81, 0x01), 'device/garbled'],
    ['bytes after the map', raw(0, 0xa0, 0x00), 'device/garbled'],
    ['a key twice', raw(0, 0xa2, 0x01, 0x01, 0x01, 0x02), 'device/garbled'],
    ['a map without end mark', raw(0, 0xbf, 0x01, 0x01, 0xff), 'device/garbled'],
    ['a number longer than it must be', raw(0, 0xa1, 0x01, 0x18, 0x01), 'device/garbled'],
    ['a list of four billion', raw(0, 0x9a, 0xff, 0xff, 0xff, 0xff), 'device/garbled'],
    ['a map of 2^53', raw(0, 0xbb, 0, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff), 'device/garbled'],
    ['text of two gigabytes', raw(0, 0x7a, 0x7f, 0xff, 0xff, 0xff), 'device/garbled'],
    ['lists within lists', new Uint8Array(7609).fill(0x81, 1), 'device/garbled'],
    ['maps within maps', new Uint8Array(7609).fill(0xa1, 1), 'device/garbled'],
    ['a tag', raw(0, 0xc1, 0xa0), 'device/garbled'],
  ])('is refused when it is %s', (_name, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });

  it('never makes a parser throw, whatever its bytes', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((rest) => Uint8Array.from([0, ...rest])),
      fc
        .dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 8 })
        .map((value) => reply(new Map(Object.entries(value)))),
      fc.uint8Array({ maxLength: 100 }),
    );
    fc.assert(
      fc.property(bytes, (one) => {
        const started = cpuMs();
        parseGetInfo(one);
        parsePinRetries(one);
        parseYubikeyConfig(one);
        expect(cpuMs() - started).toBeLessThan(50);
      }),
      { numRuns },
    );
  });
});

describe('the counter of PIN tries', () => {
  it('is asked for with no PIN in the question', () => {
    expect([...pinRetriesCommand(2)]).toEqual([0x06, 0xa2, 0x01, 0x02, 0x02, 0x01]);
    expect([...pinRetriesCommand(7)]).toEqual([0x06, 0xa2, 0x01, 0x01, 0x02, 0x01]);
  });

  it('may come alone, with the wish to be unplugged, or not at all', () => {
    expect(parsePinRetries(raw(0, 0xa1, 0x03, 0x08))).toEqual({
      ok: true,
      value: { left: 8, needsReplug: false },
    });
    expect(parsePinRetries(raw(0, 0xa2, 0x03, 0x05, 0x04, 0xf5))).toMatchObject({
      value: { left: 5, needsReplug: true },
    });
    expect(parsePinRetries(raw(0, 0xa0))).toEqual({ ok: true, value: null });
  });
});

describe('a YubiKey', () => {
  it('tells version, form and serial number, in whatever order', () => {
    const tags = [0x02, 4, 0, 0x98, 0x96, 0x81, 0x04, 1, 0x83, 0x99, 1, 7, 0x05, 3, 5, 4, 3];

    expect(parseYubikeyConfig(raw(tags.length, ...tags))).toEqual({
      firmware: '5.4.3',
      formFactor: 'USB-C',
      fips: true,
      serial: '10000001',
    });
  });

  it('tells nothing that is cut off or of another length', () => {
    const nothing = { firmware: null, formFactor: null, fips: null, serial: null };

    expect(parseYubikeyConfig(raw())).toEqual(nothing);
    expect(parseYubikeyConfig(raw(200, 0x05, 3, 5))).toEqual(nothing);
    expect(parseYubikeyConfig(raw(4, 0x05, 2, 5, 4))).toEqual(nothing);
  });

  it('has its firmware in the release of the descriptor, when that looks like it', () => {
    expect([firmwareOfRelease('5.43'), firmwareOfRelease('5.71')]).toEqual(['5.4.3', '5.7.1']);
    expect([firmwareOfRelease('12.34'), firmwareOfRelease('0.00')]).toEqual([null, null]);
    expect([yubikeyInterfaces(0x0402), yubikeyInterfaces(0x9999)]).toEqual(['FIDO', null]);
  });
});
