import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { textOf } from './ascii.ts';
import { joined } from '../joined.ts';

/** An HTTP answer that is complete, or `null` body while more bytes are due. */
export interface HttpReply {
  readonly status: number;
  readonly body: Uint8Array;
}

const limit = { header: 8192, body: 262_144, chunks: 4096 } as const;

/**
 * Reads an HTTP/1.1 answer (RFC 9112 sections 4, 6 and 7) from the bytes so far: null while it is not
 * complete, a fault when it never can be. Answers `100 Continue` are passed over.
 */
export function parseHttpReply(bytes: Uint8Array): Result<HttpReply | null, DeviceFault> {
  let from = 0;
  // A printer that says "continue" more than a few times never answers.
  for (let interim = 0; interim < 4; interim += 1) {
    const end = headerEnd(bytes, from);
    if (end === null) {
      return bytes.length - from > limit.header ? garbled('HTTP header too long') : ok(null);
    }
    const lines = textOf(bytes.subarray(from, end)).split('\r\n');
    const status = /^HTTP\/1\.[01] ([1-5][0-9]{2})(?: |$)/u.exec(lines[0] ?? '')?.[1];
    if (status === undefined) return garbled('no HTTP status line');
    if (status.startsWith('1')) {
      from = end + 4;
      continue;
    }
    return bodyOf(Number(status), lines.slice(1), bytes.subarray(end + 4));
  }
  return garbled('HTTP "continue" without end');
}

/** Where the empty line that ends the header begins, or null. */
function headerEnd(bytes: Uint8Array, from: number): number | null {
  const last = Math.min(bytes.length - 4, from + limit.header);
  for (let at = from; at <= last; at += 1) {
    const here = bytes[at] === 13 && bytes[at + 1] === 10;
    if (here && bytes[at + 2] === 13 && bytes[at + 3] === 10) return at;
  }
  return null;
}

function bodyOf(
  status: number,
  headers: readonly string[],
  rest: Uint8Array,
): Result<HttpReply | null, DeviceFault> {
  const header = (name: string) => {
    const line = headers.find((one) => one.toLowerCase().startsWith(`${name}:`));
    return line?.slice(name.length + 1).trim();
  };
  if (header('transfer-encoding')?.toLowerCase() === 'chunked') {
    const body = unchunked(rest);
    if (!body.ok) return body;
    return ok(body.value === null ? null : { status, body: body.value });
  }
  const length = header('content-length');
  // On a pipe without end of stream a body without length would never end.
  if (length === undefined || !/^[0-9]{1,7}$/u.test(length))
    return garbled('HTTP body without length');
  const wanted = Number(length);
  if (wanted > limit.body) return garbled(`HTTP body of ${wanted} bytes`);
  return ok(rest.length < wanted ? null : { status, body: rest.slice(0, wanted) });
}

/** RFC 9112 section 7.1; null while chunks are due. */
function unchunked(rest: Uint8Array): Result<Uint8Array | null, DeviceFault> {
  const parts: Uint8Array[] = [];
  let total = 0;
  let at = 0;
  for (let chunk = 0; chunk < limit.chunks; chunk += 1) {
    const end = lineEnd(rest, at);
    if (end === null)
      return rest.length - at >= longestSizeLine ? garbled('HTTP chunk without size') : ok(null);
    const length = chunkSize(rest, at, end);
    if (length === null) return garbled('HTTP chunk size is no number');
    const begin = end + 2;
    if (length === 0) {
      // Trailers are rare; the empty line after the last chunk must have come.
      if (headerEnd(rest, end) === null) {
        return rest.length - begin > limit.header ? garbled('HTTP trailer too long') : ok(null);
      }
      return ok(joined(parts));
    }
    total += length;
    if (total > limit.body) return garbled(`HTTP body of more than ${limit.body} bytes`);
    if (rest.length < begin + length + 2) return ok(null);
    if (rest[begin + length] !== 13 || rest[begin + length + 1] !== 10) {
      return garbled('HTTP chunk longer than its size');
    }
    parts.push(rest.subarray(begin, begin + length));
    at = begin + length + 2;
  }
  return garbled(`HTTP body of more than ${limit.chunks} chunks`);
}

/** A size and what may follow it; nobody needs more. */
const longestSizeLine = 64;

/** Where the line that begins there ends, or null. Works on bytes: it is asked again for every packet. */
function lineEnd(bytes: Uint8Array, from: number): number | null {
  const last = Math.min(bytes.length - 2, from + longestSizeLine);
  for (let at = from; at <= last; at += 1) {
    if (bytes[at] === 13 && bytes[at + 1] === 10) return at;
  }
  return null;
}

/** One to six hexadecimal digits, then nothing, blanks or an extension (RFC 9112 section 7.1.1). */
function chunkSize(bytes: Uint8Array, from: number, to: number): number | null {
  let size = 0;
  let at = from;
  for (; at < to; at += 1) {
    const digit = hexDigit(bytes[at] ?? 0);
    if (digit === null) break;
    size = size * 16 + digit;
  }
  if (at === from || at - from > 6) return null;
  const rest = at === to ? '' : textOf(bytes.subarray(at, to)).trim();
  return rest === '' || rest.startsWith(';') ? size : null;
}

function hexDigit(byte: number): number | null {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : null;
}

function garbled(detail: string): Result<never, DeviceFault> {
  return err(fault('device/garbled', detail));
}
