/** What stands for bytes that are no UTF-8. */
const replacement = 0xfffd;

/**
 * Text from UTF-8 (RFC 3629), since neither Node's nor the DOM's decoder exists in this folder. Total:
 * a byte that fits nowhere becomes U+FFFD.
 */
export function utf8Text(bytes: Uint8Array): string {
  const parts: string[] = [];
  let points: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      points.push(first);
      at += 1;
    } else {
      const { point, length } = pointAt(bytes, at);
      points.push(point);
      at += length;
    }
    // So many arguments fit in one call.
    if (points.length === 4096) {
      parts.push(String.fromCodePoint(...points));
      points = [];
    }
  }
  return parts.join('') + String.fromCodePoint(...points);
}

/** One character of two to four bytes. */
function pointAt(
  bytes: Uint8Array,
  at: number,
): { readonly point: number; readonly length: number } {
  const first = bytes[at] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  let point = first & (0xff >> (length + 1));
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next] ?? 0;
    if ((byte & 0xc0) !== 0x80) return { point: replacement, length: next };
    point = point * 0x40 + (byte & 0x3f);
  }
  const smallest = [0, 0, 0x80, 0x800, 0x1_0000][length] ?? 0;
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  // No character begins with 0xf5 or more: RFC 3629 section 4.
  const wrong = first < 0xc2 || first > 0xf4 || point < smallest || point > 0x10_ffff || surrogate;
  return wrong ? { point: replacement, length: 1 } : { point, length };
}
