import type { RecordedExchange } from '../../../../shared/domain/exchange-record.ts';

const bytesPerLine = 16;

/** Bytes as experts read them: place, hexadecimal, and what of it is ASCII; a point for what is not. */
export function hexLines(hex: string): string {
  const bytes = (hex.match(/../gu) ?? []).map((pair) => Number.parseInt(pair, 16));
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += bytesPerLine) {
    const some = bytes.slice(at, at + bytesPerLine);
    const pairs = some.map((byte) => hexNumber(byte, 2)).join(' ');
    const letters = some.map((byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.',
    );
    lines.push(`${hexNumber(at, 4)}  ${pairs.padEnd(3 * bytesPerLine - 1)}  ${letters.join('')}`);
  }
  return lines.join('\n');
}

/** The fields of a setup packet, by their names in USB 2.0 table 9-2; null for another exchange. */
export function setupFields({ kind, question }: RecordedExchange): string | null {
  if (kind !== 'control-in' && kind !== 'control-out') return null;
  const bytes = (question?.hex.match(/../gu) ?? []).map((pair) => Number.parseInt(pair, 16));
  const [type, request, value, value2, index, index2, length, length2] = bytes;
  if (length2 === undefined) return null;
  const word = (low = 0, high = 0): string => `0x${hexNumber(low + high * 0x100, 4)}`;
  return [
    `bmRequestType 0x${hexNumber(type ?? 0, 2)}`,
    `bRequest 0x${hexNumber(request ?? 0, 2)}`,
    `wValue ${word(value, value2)}`,
    `wIndex ${word(index, index2)}`,
    `wLength ${(length ?? 0) + length2 * 0x100}`,
  ].join(' · ');
}

function hexNumber(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
