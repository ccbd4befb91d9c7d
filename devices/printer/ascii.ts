/** The bytes of a text of which every character is one byte. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
}

/** The text of bytes, one character each (Latin-1), as headers and keywords are. */
export function textOf(bytes: Uint8Array): string {
  let text = '';
  // Piecewise: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 1024) {
    text += String.fromCharCode(...bytes.subarray(at, at + 1024));
  }
  return text;
}

/** The text of UTF-8 bytes; what is no UTF-8 becomes U+FFFD. Pure code has no TextDecoder. */
export function utf8Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const point = length === 0 || lead > 0xf4 ? null : pointAt(bytes, at, length);
    text += point === null ? '\ufffd' : String.fromCodePoint(point);
    at += point === null ? 1 : length;
  }
  return text;
}

/** RFC 3629 section 3: the code point of one sequence, or null when it is none. */
function pointAt(bytes: Uint8Array, at: number, length: number): number | null {
  const lead = bytes[at] ?? 0;
  let point = length === 1 ? lead : lead & (0xff >> (length + 1));
  for (let index = 1; index < length; index += 1) {
    const next = bytes[at + index];
    if (next === undefined || (next & 0xc0) !== 0x80) return null;
    point = point * 64 + (next & 0x3f);
  }
  const shortest = [0, 0, 0x80, 0x800, 0x1_0000][length] ?? 0;
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  return point < shortest || point > 0x10_ffff || surrogate ? null : point;
}
