import type { RecordedLine } from './recording-port.ts';

/** Replacements of serial numbers begin with this, so that a reader and a test can tell them. */
const stand = 'LAB0';

/** A shorter text is no serial number, and replacing it would change what is no secret. */
const shortestSecret = 4;

/**
 * The recording as a transcript file (docs/probes.md). Every text of `secrets` is replaced by one of
 * the same length, so that no length in the bytes becomes a lie: as ASCII or UTF-8, as UTF-16LE and
 * backwards (BCD and byte-swapped texts are not found; look at the file before it is committed).
 */
export function transcriptText(
  remarks: readonly string[],
  lines: readonly RecordedLine[],
  secrets: readonly string[],
): string {
  const clean = redacted(lines, secrets);
  return [...remarks.map((remark) => `# ${remark}`), ...clean.map(textOf), ''].join('\n');
}

/** Texts may be cut into several transfers, so each direction is searched as one stream. */
export function redacted(
  lines: readonly RecordedLine[],
  secrets: readonly string[],
): readonly RecordedLine[] {
  const long = secrets.filter((secret) => secret.length >= shortestSecret);
  const streams = { '=>': stream(lines, '=>', long), '<=': stream(lines, '<=', long) };
  const at = { '=>': 0, '<=': 0 };
  return lines.map((line) => {
    if (line.sign === '!!') return line;
    const start = at[line.sign];
    at[line.sign] += line.bytes.length;
    return { sign: line.sign, bytes: streams[line.sign].subarray(start, at[line.sign]) };
  });
}

function stream(
  lines: readonly RecordedLine[],
  sign: '=>' | '<=',
  secrets: readonly string[],
): Uint8Array {
  const whole = Buffer.concat(lines.flatMap((line) => (line.sign === sign ? [line.bytes] : [])));
  for (const secret of secrets) {
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const from = Buffer.from(secret, encoding);
      const to = Buffer.from(substitute(secret, encoding, from.length), encoding);
      for (let found = whole.indexOf(from); found !== -1; found = whole.indexOf(from, found + 1)) {
        to.copy(whole, found);
        if (to.equals(from)) break;
      }
    }
  }
  return whole;
}

/** `LAB0000…`, as many bytes as the secret has. */
function substitute(secret: string, encoding: 'utf8' | 'utf16le', bytes: number): string {
  const length = encoding === 'utf8' ? bytes : secret.length;
  return stand.padEnd(length, '0').slice(0, length);
}

function textOf(line: RecordedLine): string {
  if (line.sign === '!!') return `!! ${line.code}`;
  return `${line.sign} ${Buffer.from(line.bytes)
    .toString('hex')
    .replaceAll(/(..)(?=.)/gu, '$1 ')}`;
}
