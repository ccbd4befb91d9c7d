import { concealed } from '../../devices/conceal.ts';
import type { RecordedLine } from './recording-port.ts';

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
  const clean = { '=>': stream(lines, '=>', secrets), '<=': stream(lines, '<=', secrets) };
  return lines.map((line) => {
    if (line.sign === '!!') return line;
    const bytes = clean[line.sign].shift();
    if (bytes === undefined) throw new Error('A stream has fewer pieces than lines');
    return { sign: line.sign, bytes };
  });
}

function stream(
  lines: readonly RecordedLine[],
  sign: '=>' | '<=',
  secrets: readonly string[],
): Uint8Array[] {
  const pieces = lines.flatMap((line) => (line.sign === sign ? [line.bytes] : []));
  return [...concealed(pieces, secrets).pieces];
}

function textOf(line: RecordedLine): string {
  if (line.sign === '!!') return `!! ${line.code}`;
  return `${line.sign} ${Buffer.from(line.bytes)
    .toString('hex')
    .replaceAll(/(..)(?=.)/gu, '$1 ')}`;
}
