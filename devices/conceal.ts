import { utf8Bytes } from './apple/utf8.ts';
import { joined } from './joined.ts';

/** Replacements of serial numbers begin with this, so that a reader and a test can tell them. */
const stand = 'LAB0';

/** A shorter text is no serial number, and replacing it would change what is no secret. */
export const shortestConcealed = 4;

/**
 * The same pieces with every such text replaced by one of the same length, so that no length in the
 * bytes becomes a lie: as UTF-8 and as UTF-16LE. The pieces are searched as one stream, because a text
 * may be cut into several transfers. (BCD and byte-swapped texts are not found.) `found` has the texts
 * that stood there.
 */
export function concealed(
  pieces: readonly Uint8Array[],
  texts: readonly string[],
): { readonly pieces: readonly Uint8Array[]; readonly found: ReadonlySet<string> } {
  const whole = joined(pieces);
  const found = new Set<string>();
  for (const text of texts.filter((one) => one.length >= shortestConcealed)) {
    for (const encode of [utf8Bytes, utf16Bytes]) {
      const wanted = encode(text);
      const letters = encode === utf8Bytes ? wanted.length : text.length;
      const instead = encode(stand.padEnd(letters, '0').slice(0, letters));
      for (let at = place(whole, wanted, 0); at !== -1; at = place(whole, wanted, at + 1)) {
        whole.set(instead, at);
        found.add(text);
        // A text that is its own replacement stays where it is.
        if (place(instead, wanted, 0) === 0) at += wanted.length - 1;
      }
    }
  }
  let at = 0;
  const clean = pieces.map((piece) => {
    at += piece.length;
    return whole.slice(at - piece.length, at);
  });
  return { pieces: clean, found };
}

/** Where the wanted bytes stand next, or -1. */
function place(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const first = wanted[0];
  if (first === undefined) return -1;
  for (
    let at = bytes.indexOf(first, from);
    at !== -1 && at + wanted.length <= bytes.length;
    at = bytes.indexOf(first, at + 1)
  ) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}

function utf16Bytes(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from({ length: text.length }, (_unused, index) => text.charCodeAt(index)).flatMap(
      (unit) => [unit & 0xff, unit >> 8],
    ),
  );
}
