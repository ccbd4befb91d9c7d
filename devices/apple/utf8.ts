/** Bytes of a text in UTF-8. A lone surrogate becomes a question mark. */
export function utf8Bytes(text: string): Uint8Array {
  const escaped = encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '?'));
  const bytes: number[] = [];
  for (let at = 0; at < escaped.length; at += 1) {
    if (escaped[at] === '%') {
      bytes.push(Number.parseInt(escaped.slice(at + 1, at + 3), 16));
      at += 2;
    } else {
      bytes.push(escaped.charCodeAt(at));
    }
  }
  return Uint8Array.from(bytes);
}

/** The text of bytes in UTF-8, or null when they are none. */
export function utf8Text(bytes: Uint8Array): string | null {
  if (bytes.every((byte) => byte < 0x80)) return ascii(bytes);
  const escaped = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  try {
    return decodeURIComponent(escaped);
  } catch {
    // Throws on a sequence that is not UTF-8, and on nothing else.
    return null;
  }
}

/** Most property lists are plain ASCII; so many letters at a time fit in the arguments of a call. */
function ascii(bytes: Uint8Array): string {
  const atOnce = 8192;
  let text = '';
  for (let at = 0; at < bytes.length; at += atOnce) {
    text += String.fromCharCode(...bytes.subarray(at, at + atOnce));
  }
  return text;
}
