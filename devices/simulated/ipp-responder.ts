import { bytesOf, textOf } from '../printer/ascii.ts';
import { ippTag } from '../printer/ipp-message.ts';

/** How a simulated IPP printer stands. */
export interface IppPrinter {
  readonly model: string;
  readonly firmware: string;
  readonly state: 'idle' | 'processing' | 'stopped';
  readonly reasons: readonly string[];
  readonly supplies: readonly {
    readonly name: string;
    readonly type: string;
    readonly percent: number;
  }[];
  /** Sends its answer in chunks, as most do. */
  readonly chunked: boolean;
}

type Attribute = readonly [
  tag: number,
  name: string,
  values: readonly (string | number | boolean)[],
];

const stateCode = { idle: 3, processing: 4, stopped: 5 } as const;
const getPrinterAttributes = 0x000b;
const operationNotSupported = 0x0501;

const u16 = (value: number) => [(value >> 8) & 0xff, value & 0xff];

/** Answers an IPP request (RFC 8010): Get-Printer-Attributes, whatever was asked, and nothing else. */
export function answerIpp(request: Uint8Array, printer: IppPrinter): Uint8Array {
  const operation = (request[2] ?? 0) * 0x100 + (request[3] ?? 0);
  const known = operation === getPrinterAttributes;
  return Uint8Array.from([
    ...[request[0] ?? 2, request[1] ?? 0, ...u16(known ? 0 : operationNotSupported)],
    ...request.subarray(4, 8),
    ippTag.operationGroup,
    ...attributeBytes([ippTag.charset, 'attributes-charset', ['utf-8']]),
    ...attributeBytes([ippTag.naturalLanguage, 'attributes-natural-language', ['en']]),
    ...(known ? [ippTag.printerGroup, ...printerAttributes(printer).flatMap(attributeBytes)] : []),
    ...(known ? mediaCollection : []),
    ippTag.end,
  ]);
}

const endOfCollection = [ippTag.endCollection, 0, 0, 0, 0];

/** `media-col-default` with the size of A4 inside, RFC 8010 section 3.1.6: what a parser must step over. */
const mediaCollection = [
  ...[ippTag.beginCollection, ...u16(17), ...bytesOf('media-col-default'), 0, 0],
  ...[ippTag.memberName, 0, 0, ...u16(10), ...bytesOf('media-size')],
  ...[ippTag.beginCollection, 0, 0, 0, 0],
  ...memberInteger('x-dimension', 21_000),
  ...memberInteger('y-dimension', 29_700),
  ...endOfCollection,
  ...endOfCollection,
];

function memberInteger(name: string, value: number): readonly number[] {
  const named = [ippTag.memberName, 0, 0, ...u16(name.length), ...bytesOf(name)];
  return [...named, ippTag.integer, 0, 0, ...u16(4), ...valueBytes(value)];
}

function printerAttributes(printer: IppPrinter): readonly Attribute[] {
  const { supplies } = printer;
  return [
    [ippTag.uri, 'printer-uri-supported', ['ipp://localhost/ipp/print']],
    [ippTag.keyword, 'uri-security-supported', ['none']],
    [ippTag.keyword, 'uri-authentication-supported', ['none']],
    [ippTag.name, 'printer-name', ['lab']],
    [ippTag.text, 'printer-info', ['Printer of the lab']],
    [ippTag.text, 'printer-location', ['Lab']],
    [ippTag.uri, 'printer-more-info', ['http://localhost/']],
    [ippTag.enumeration, 'printer-state', [stateCode[printer.state]]],
    [
      ippTag.keyword,
      'printer-state-reasons',
      printer.reasons.length === 0 ? ['none'] : printer.reasons,
    ],
    [ippTag.text, 'printer-make-and-model', [printer.model]],
    [ippTag.text, 'printer-firmware-string-version', [printer.firmware]],
    [ippTag.keyword, 'ipp-versions-supported', ['1.1', '2.0']],
    [ippTag.enumeration, 'operations-supported', [getPrinterAttributes]],
    [ippTag.charset, 'charset-configured', ['utf-8']],
    [ippTag.charset, 'charset-supported', ['utf-8']],
    [ippTag.naturalLanguage, 'natural-language-configured', ['en']],
    [ippTag.naturalLanguage, 'generated-natural-language-supported', ['en']],
    [ippTag.mimeType, 'document-format-default', ['application/pdf']],
    [ippTag.mimeType, 'document-format-supported', ['application/pdf', 'image/urf']],
    [ippTag.boolean, 'printer-is-accepting-jobs', [true]],
    [ippTag.integer, 'queued-job-count', [0]],
    [ippTag.keyword, 'pdl-override-supported', ['attempted']],
    [ippTag.integer, 'printer-up-time', [3600]],
    [ippTag.keyword, 'compression-supported', ['none']],
    [ippTag.name, 'marker-names', supplies.map(({ name }) => name)],
    [ippTag.keyword, 'marker-types', supplies.map(({ type }) => type)],
    [ippTag.integer, 'marker-levels', supplies.map(({ percent }) => percent)],
    [ippTag.integer, 'marker-low-levels', supplies.map(() => 10)],
  ];
}

function attributeBytes([tag, name, values]: Attribute): readonly number[] {
  return values.flatMap((value, index) => {
    const own = index === 0 ? name : '';
    const bytes = valueBytes(value);
    return [tag, ...u16(own.length), ...bytesOf(own), ...u16(bytes.length), ...bytes];
  });
}

function valueBytes(value: string | number | boolean): readonly number[] {
  if (typeof value === 'string') return [...bytesOf(value)];
  if (typeof value === 'boolean') return [value ? 1 : 0];
  return [...u16(Math.floor(value / 0x1_0000)), ...u16(value)];
}

/**
 * An HTTP server in a pipe: bytes of requests in, bytes of answers out. It knows bodies with a length
 * and bodies in chunks, and asks to continue when the client waits for that.
 */
export class IppPipe {
  readonly #printer: IppPrinter;
  #received = '';

  constructor(printer: IppPrinter) {
    this.#printer = printer;
  }

  /** Takes bytes; the answers that they complete. */
  receive(bytes: Uint8Array): Uint8Array {
    this.#received += textOf(bytes);
    let answers = '';
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      if (end < 0) return bytesOf(answers);
      const header = this.#received.slice(0, end).toLowerCase();
      const body = this.#body(header, this.#received.slice(end + 4));
      if (body === null) {
        if (!/\r\nexpect: *100-continue/u.test(header)) return bytesOf(answers);
        this.#received = this.#received.replace(/\r\nexpect: *100-continue/iu, '');
        answers += 'HTTP/1.1 100 Continue\r\n\r\n';
        continue;
      }
      this.#received = this.#received.slice(end + 4 + body.length);
      answers += this.#answer(header, body.content);
    }
  }

  /** Null while it is not complete. */
  #body(
    header: string,
    rest: string,
  ): { readonly length: number; readonly content: string } | null {
    if (/\r\ntransfer-encoding: *chunked/u.test(header)) {
      let content = '';
      for (let at = 0; ;) {
        const line = rest.indexOf('\r\n', at);
        if (line < 0) return null;
        const size = Number.parseInt(rest.slice(at, line), 16);
        if (rest.length < line + 2 + size + 2) return null;
        content += rest.slice(line + 2, line + 2 + size);
        at = line + 2 + size + 2;
        if (size === 0) return { length: at, content };
      }
    }
    const length = Number(/\r\ncontent-length: *([0-9]+)/u.exec(header)?.[1] ?? 0);
    return rest.length < length ? null : { length, content: rest.slice(0, length) };
  }

  #answer(header: string, content: string): string {
    if (!header.startsWith('post ')) return 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n';
    const body = textOf(answerIpp(bytesOf(content), this.#printer));
    const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\n';
    if (!this.#printer.chunked) return `${head}Content-Length: ${body.length}\r\n\r\n${body}`;
    const half = Math.floor(body.length / 2);
    const chunk = (part: string) => `${part.length.toString(16)}\r\n${part}\r\n`;
    const chunks = chunk(body.slice(0, half)) + chunk(body.slice(half));
    return `${head}Transfer-Encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`;
  }
}
