import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../test/lab/cpu-ms.ts';
import { answerIpp, IppPipe } from '../simulated/ipp-responder.ts';
import { inkPrinter } from '../simulated/printers.ts';
import { bytesOf, textOf } from './ascii.ts';
import { parseHttpReply } from './http-reply.ts';
import { getPrinterAttributes, ippTag, parsePrinterAttributes } from './ipp-message.ts';
import { printerState, requestedAttributes } from './printer-state.ts';

const numRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);
const request = getPrinterAttributes(requestedAttributes);
const answer = (levels: readonly [number, number, number, number]) =>
  answerIpp(request, inkPrinter(levels));

const u16 = (value: number) => [value >> 8, value & 0xff];
const attribute = (tag: number, name: string, value: readonly number[]) => [
  ...[tag, ...u16(name.length), ...bytesOf(name), ...u16(value.length), ...value],
];
/** An answer with these attributes of the printer. */
const printerSays = (...attributes: readonly (readonly number[])[]) =>
  Uint8Array.from([2, 0, 0, 0, 0, 0, 0, 1, ippTag.printerGroup, ...attributes.flat(), ippTag.end]);

function parsed(bytes: Uint8Array) {
  const result = parsePrinterAttributes(bytes);
  if (!result.ok) throw new Error(result.fault.detail);
  return result.value;
}

const codeOf = (bytes: Uint8Array | readonly number[]) => {
  const result = parsePrinterAttributes(Uint8Array.from(bytes));
  return result.ok ? null : result.fault.code;
};

describe('an IPP request', () => {
  it('asks for attributes in version 2.0 and for nothing else', () => {
    expect([...request.subarray(0, 9)]).toEqual([2, 0, 0, 0x0b, 0, 0, 0, 1, 1]);
    expect(textOf(request)).toContain('attributes-charset\u0000\u0005utf-8');
    expect(textOf(request)).toContain('requested-attributes\u0000\rprinter-state');
    expect(textOf(request)).not.toContain('requesting-user-name');
    expect(request.at(-1)).toBe(ippTag.end);
  });
});

describe('an IPP answer', () => {
  it('tells state and supplies, and steps over collections', () => {
    const attributes = parsed(answer([80, 0, 70, 54]));

    expect(attributes.get('x-dimension')).toBeUndefined();
    expect(attributes.get('marker-levels')).toEqual([80, 0, 70, 54]);
    expect(attributes.get('printer-is-accepting-jobs')).toEqual([true]);
    expect(printerState(attributes)).toMatchObject({
      state: 'idle',
      reasons: [],
      firmware: '2409A',
      supplies: [{ name: 'Black ink', percent: 80, lowAt: 10, waste: false }, {}, {}, {}],
    });
  });

  it('reads texts with a language, and words in UTF-8', () => {
    const text = [...u16(2), ...bytesOf('nl'), ...u16(6), 0x5a, 0x77, 0x61, 0xc3, 0xa4, 0x72];
    const says = printerSays(attribute(ippTag.textWithLanguage, 'printer-make-and-model', text));

    expect(printerState(parsed(says)).model).toBe('Zwaär');
  });

  it('has no figure for supplies that are unknown or out of range', () => {
    const level = (value: number, index: number) =>
      attribute(ippTag.integer, index === 0 ? 'marker-levels' : '', [
        ...[(value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff],
      ]);
    const says = printerSays(...[-1, -2, -3, 101, 2 ** 31 - 1, 100].map(level));

    expect(printerState(parsed(says)).supplies).toEqual([
      { name: '', percent: 100, lowAt: null, waste: false },
    ]);
  });

  it('tells supplies in the newer way as well, when they are figures', () => {
    const octets = (name: string, text: string) =>
      attribute(ippTag.octetString, name, [...bytesOf(text)]);
    const says = printerSays(
      octets('printer-supply', 'class=supplyThatIsConsumed;type=toner;maxcapacity=200;level=90;'),
      octets('', 'type=wasteToner;class=receptacleThatIsFilled;maxcapacity=100;level=5;'),
      octets('', 'type=toner;maxcapacity=100;level=-3;colorantname=cyan;'),
      octets('', 'type=toner;maxcapacity=0;level=0;'),
      octets('', 'type=toner;maxcapacity=100;level=101;'),
      octets('', 'type=toner;level=100;maxcapacity=100;colorantname=magenta;'),
      attribute(ippTag.text, 'printer-supply-description', [...bytesOf('Black')]),
    );

    expect(printerState(parsed(says)).supplies).toEqual([
      { name: 'Black', percent: 45, lowAt: null, waste: false },
      { name: '', percent: 5, lowAt: null, waste: true },
      { name: 'magenta', percent: 100, lowAt: null, waste: false },
    ]);
  });

  it.each([
    ['nothing', [], 'device/garbled'],
    ['of version 7', [7, 0, 0, 0, 0, 0, 0, 1, 3], 'device/garbled'],
    ['a refusal', [2, 0, 0x04, 0x06, 0, 0, 0, 1, 3], 'device/unsupported'],
    ['without an end', [2, 0, 0, 0, 0, 0, 0, 1, 4], 'device/garbled'],
    [
      'a value that is longer than the rest',
      [2, 0, 0, 0, 0, 0, 0, 1, 4, 0x44, 0, 1, 65, 0xff, 0xff],
      'device/garbled',
    ],
    ['a value without a name', printerSays(attribute(0x44, '', [65])), 'device/garbled'],
    ['a collection that ends twice', printerSays(attribute(0x37, '', [])), 'device/garbled'],
    [
      'collections within collections',
      printerSays(...Array.from({ length: 40 }, () => attribute(0x34, 'a', []))),
      'device/garbled',
    ],
    [
      'one attribute with values without end',
      printerSays(
        ...Array.from({ length: 300 }, (_one, at) => attribute(0x44, at === 0 ? 'a' : '', [65])),
      ),
      'device/garbled',
    ],
    [
      'attributes without end',
      printerSays(...Array.from({ length: 20_000 }, (_one, at) => attribute(0x44, `a${at}`, [65]))),
      'device/garbled',
    ],
    ['larger than anything', new Uint8Array(300_000), 'device/garbled'],
  ])('is refused when it is %s', (_name, bytes, code) => {
    const started = cpuMs();

    expect(codeOf(bytes)).toBe(code);
    expect(cpuMs() - started).toBeLessThan(50);
  });
});

describe('an HTTP answer', () => {
  const of = (text: string) => {
    const result = parseHttpReply(bytesOf(text));
    if (!result.ok) return result.fault.code;
    return result.value === null ? null : [result.value.status, textOf(result.value.body)];
  };

  it('comes with a length, in chunks, or after a "continue"', () => {
    expect(of('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef')).toEqual([200, 'abc']);
    expect(
      of('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n1\r\nc\r\n0\r\n\r\n'),
    ).toEqual([200, 'abc']);
    expect(of('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 404 No\r\ncontent-length: 0\r\n\r\n')).toEqual(
      [404, ''],
    );
  });

  it('is waited for at every byte but its last, as a length and in chunks', () => {
    for (const chunked of [true, false]) {
      const pipe = new IppPipe(inkPrinter([1, 2, 3, 4], { chunked }));
      const head = `POST /ipp/print HTTP/1.1\r\nContent-Length: ${request.length}\r\n\r\n`;
      const whole = pipe.receive(Uint8Array.from([...bytesOf(head), ...request]));
      for (let length = 0; length < whole.length; length += 1) {
        expect(parseHttpReply(whole.subarray(0, length))).toEqual({ ok: true, value: null });
      }
      expect(parseHttpReply(whole)).toMatchObject({ ok: true, value: { status: 200 } });
    }
  });

  it.each([
    ['no HTTP', 'SSH-2.0-OpenSSH\r\n\r\n'],
    ['without a length', 'HTTP/1.1 200 OK\r\n\r\nabc'],
    ['with a length that is none', 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n'],
    ['with a length of gigabytes', 'HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n'],
    ['a header without end', `HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(2000)}`],
    ['"continue" without end', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(9)],
    ['a chunk without size', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n`],
    ['a chunk of gigabytes', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n`],
    ['a chunk beyond its size', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabcde`],
    [
      'a size without end',
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${'1'.repeat(70)}`,
    ],
  ])('is refused when it is %s', (_name, text) => {
    expect(of(text)).toBe('device/garbled');
  });

  it('never makes a parser throw, nor an IPP answer, whatever their bytes', () => {
    const good = answer([80, 0, 70, 54]);
    const spoilt = fc
      .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 6 })
      .map((changes) => {
        const bytes = Uint8Array.from(good);
        for (const [at, byte] of changes) bytes[at] = byte;
        return bytes;
      });
    const http = fc
      .tuple(
        fc.constantFrom('HTTP/1.1 200 OK\r\n', 'HTTP/1.1 100 C\r\n\r\n', ''),
        fc.constantFrom('Transfer-Encoding: chunked\r\n\r\n', 'Content-Length: 9\r\n\r\n', '\r\n'),
        fc.string({ unit: fc.constantFrom('0', '1', 'f', ';', '\r', '\n', 'x'), maxLength: 60 }),
      )
      .map((parts) => bytesOf(parts.join('')));
    fc.assert(
      fc.property(fc.oneof(spoilt, http, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        const started = cpuMs();
        const ipp = parsePrinterAttributes(bytes);
        if (ipp.ok) printerState(ipp.value);
        parseHttpReply(bytes);
        expect(cpuMs() - started).toBeLessThan(50);
      }),
      { numRuns },
    );
  });
});
