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
  // Native search over letters: a hostile device may choose number and bytes to make any other one slow.
  const letters = lettersOf(whole);
  const found = new Set<string>();
  for (const text of texts.filter((one) => one.length >= shortestConcealed)) {
    for (const encode of [utf8Bytes, utf16Bytes]) {
      const wanted = lettersOf(encode(text));
      const units = encode === utf8Bytes ? wanted.length : text.length;
      const instead = encode(stand.padEnd(units, '0').slice(0, units));
      for (let at = letters.indexOf(wanted); at !== -1; at = letters.indexOf(wanted, at + 1)) {
        whole.set(instead, at);
        found.add(text);
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

/** One letter for each byte. */
function lettersOf(bytes: Uint8Array): string {
  const atOnce = 8192;
  let letters = '';
  for (let at = 0; at < bytes.length; at += atOnce) {
    letters += String.fromCharCode(...bytes.subarray(at, at + atOnce));
  }
  return letters;
}

function utf16Bytes(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from({ length: text.length }, (_unused, index) => text.charCodeAt(index)).flatMap(
      (unit) => [unit & 0xff, unit >> 8],
    ),
  );
}
