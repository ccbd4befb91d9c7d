import fc from 'fast-check';
import { build, buildBinary } from 'plist';
import { describe, expect, it, vi } from 'vitest';
import { isBoundedBinaryPlist } from './binary-plist-bounds.ts';
import { parsePlist, plistBytes } from './plist.ts';
import { utf8Bytes, utf8Text } from './utf8.ts';

const numRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);
const sample = {
  Request: 'GetValue',
  Value: { Text: 'Zoë & <b> 📱', Number: 3227, Negative: -12, Real: 30.5, Yes: true, No: false },
  Data: Uint8Array.of(0, 1, 254, 255),
  List: ['a', 1, [true]],
};

/**
 * Time is the processor's, so that a busy machine changes nothing. The XML reader of the library writes
 * what it does not understand to the log: it must never.
 */
const log = vi.spyOn(console, 'error').mockImplementation(() => {});

function parsed(bytes: Uint8Array) {
  log.mockClear();
  const before = process.cpuUsage();
  const result = parsePlist(bytes);
  const { user, system } = process.cpuUsage(before);
  return { result, tookMs: (user + system) / 1000, logged: log.mock.calls };
}

describe('a property list', () => {
  it('comes back as it went, as XML and in the binary form', () => {
    expect(parsePlist(plistBytes(sample))).toEqual({ ok: true, value: sample });
    expect(parsePlist(buildBinary(sample))).toEqual({ ok: true, value: sample });
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['text', utf8Bytes('hello')],
    ['a list as its root', utf8Bytes('<plist version="1.0"><array/></plist>')],
    ['bytes that are no UTF-8', Uint8Array.of(0x3c, 0xff, 0xfe)],
    ['more than 128 kilobytes', new Uint8Array(131_073).fill(0x20)],
    ['entities of its own', utf8Bytes('<!DOCTYPE plist [<!ENTITY a "b">]><plist><dict/></plist>')],
    ['a thousand levels', utf8Bytes(`<plist>${'<array>'.repeat(1000)}`)],
    ['two roots', utf8Bytes('<plist><dict/></plist><plist><dict/></plist>')],
    [
      'a tag with a mark that is no white space in XML',
      utf8Bytes('<plist><dict><key\ufeff>a</key></dict></plist>'),
    ],
    ['a mark behind the root', utf8Bytes('<plist><dict/></plist>\ufeff')],
    ['tags that cross', utf8Bytes('<plist><dict><key>a</dict></key></plist>')],
    ['an unknown entity', utf8Bytes('<plist><string>&a;</string></plist>')],
    ['an unknown tag', utf8Bytes('<plist><b/></plist>')],
    ['only a magic word', utf8Bytes('bplist00')],
  ])('is refused when it is %s', (_name, bytes) => {
    expect(parsed(bytes)).toMatchObject({
      result: { ok: false, fault: { code: 'device/garbled' } },
      logged: [],
    });
  });

  it('does not unfold a list that holds itself, nor one that doubles at every level', () => {
    // Object 0 is a list of eight times object 1, which is a list of eight times object 2, …
    const bomb = (levels: number, circle: boolean) => {
      const objects = Array.from({ length: levels }, (_unused, level) => {
        const next = circle ? 0 : level + 1;
        return [0xa8, ...Array.from({ length: 8 }, () => next)];
      });
      const body = [...objects.flat(), 0x09];
      const offsets = [...objects, [0x09]].map((_one, at) => 8 + at * 9);
      const trailer = Array.from({ length: 32 }, () => 0);
      trailer[6] = 1;
      trailer[7] = 1;
      trailer[15] = levels + 1;
      trailer[31] = 8 + body.length;
      return Uint8Array.from([...utf8Bytes('bplist00'), ...body, ...offsets, ...trailer]);
    };

    expect(isBoundedBinaryPlist(bomb(2, false))).toBe(true);
    expect(isBoundedBinaryPlist(bomb(9, false))).toBe(false);
    expect(isBoundedBinaryPlist(bomb(2, true))).toBe(false);
  });

  it('never lets a key reach the prototype of anything', () => {
    const evil = buildBinary({ A: { B: 'x' } });
    const at = evil.findIndex((byte, index) => byte === 0x51 && evil[index + 1] === 0x41);
    expect(at).toBeGreaterThan(0);
    const xml = utf8Bytes('<plist><dict><key>__proto__</key><dict/></dict></plist>');

    expect(parsePlist(xml)).toMatchObject({ ok: false });
  });

  it('never throws, hangs or answers anything but a dictionary or a fault', () => {
    const mutated = fc
      .tuple(
        fc.constantFrom(buildBinary(sample), plistBytes(sample)),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
        fc.nat(),
      )
      .map(([bytes, changes, cut]) => {
        const copy = Uint8Array.from(bytes);
        for (const [at, byte] of changes) copy[at % copy.length] = byte;
        return cut % 3 === 0 ? copy.slice(0, cut % copy.length) : copy;
      });
    const xml = fc
      .array(
        fc.constantFrom(
          ...['<dict>', '</dict>', '<key>a</key>', '<array/>', '<string>x</string>', '<', '>', '&'],
          ...['&amp;', ']]>', '&#0;', '&#xd800;', '<integer>y</integer>', '<data>*</data>', '\0'],
        ),
        { maxLength: 40 },
      )
      .map((parts) => utf8Bytes(`<plist>${parts.join('')}</plist>`));
    let slowestMs = 0;
    fc.assert(
      fc.property(fc.oneof(mutated, xml, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        const { result, tookMs, logged } = parsed(bytes);
        expect(logged).toEqual([]);
        slowestMs = Math.max(slowestMs, tookMs);
        expect(result.ok || result.fault.code === 'device/garbled').toBe(true);
      }),
      { numRuns },
    );
    expect(slowestMs, 'milliseconds of the slowest').toBeLessThan(1000);
    if (numRuns > 1000) process.stdout.write(`slowest: ${slowestMs.toFixed(1)} ms\n`);
  }, 900_000);
});

it('texts survive UTF-8 both ways, and bytes that are none give null', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(utf8Text(utf8Bytes(text))).toBe(text);
    }),
    { numRuns },
  );
  expect(utf8Text(Uint8Array.of(0xc3))).toBeNull();
  expect(utf8Text(utf8Bytes('\ud800'))).toBe('?');
}, 900_000);

it('the longest property list that is looked at is read whole', () => {
  const entries = Object.fromEntries(
    Array.from({ length: 2000 }, (_unused, at) => [`Key${at}`, 'x'.repeat(20)]),
  );
  const bytes = utf8Bytes(build(entries, { pretty: false }));

  expect(bytes.length).toBeGreaterThan(100_000);
  expect(parsed(bytes).result).toEqual({ ok: true, value: entries });
});
